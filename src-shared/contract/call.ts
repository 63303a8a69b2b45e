import type { z } from 'zod';
import './plain-errors.ts';

/** Who may make a call: every signed-in user, or administrators only. Checked in main. */
export type Who = 'everyone' | 'administrators';

/** One call that the renderer may ask of the main process. */
export type Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  who: Who;
  input: Input;
  output: Output;
  /** The longest input as JSON, in characters, where it is not the usual one. */
  maximumInput?: number;
};

/** Declares a call, keeping the exact types of its schemas. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  who: Who,
  input: Input,
  output: Output,
): Call<Input, Output> {
  return { who, input, output };
}

/** Declares a call of administrators only. */
export function administrators<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Call<Input, Output> {
  return call('administrators', input, output);
}
