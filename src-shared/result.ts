import type { ErrorCode } from './contract/errors.ts';

/** What a call that failed says: a code for the program, a sentence for the person, details for the form. */
export type Failure = {
  code: ErrorCode;
  message: string;
  details?: Record<string, string> | undefined;
};

/** The answer of every call: a value, or a failure with a sentence that says what to do. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** Wraps a value as a successful answer. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Makes a failed answer from a code of the contract and a sentence that says what to do. */
export function fail(code: ErrorCode, message: string, details?: Record<string, string>): Result<never> {
  return { ok: false, error: { code, message, details } };
}

/** Stands at the end of a switch over a union: does not compile while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

/** Lets a promise go on by itself on purpose; its failure goes to `onError`, never nowhere. */
export function drop(promise: Promise<unknown>, onError: (error: unknown) => void): void {
  promise.catch(onError);
}
