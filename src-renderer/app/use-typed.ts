import { useState } from 'react';
import type { z } from 'zod';
import { ApiError } from '../api.ts';
import { useFocusOnFault } from './use-focus-on-fault.ts';

type Errors = Readonly<Record<string, string>>;
/** What somebody else saved meanwhile, as main told it: by field, and by revision where there is one. */
export type Theirs = Readonly<Record<string, string>>;

/** What is typed in a dialog's form, and what is wrong with it: by field, and of the whole. */
export type Typed<Values> = {
  values: Values;
  set: <Key extends keyof Values>(key: Key, value: Values[Key]) => void;
  /** By the path of the field: "subject", "fields.<id>". */
  errors: Errors;
  error: string | null;
  isPending: boolean;
  /** Something else is typed than there was at first. */
  isDirty: boolean;
  /** After `changed_meanwhile`: what they saved. What was typed stays, and the next save replaces it. Empty before. */
  theirs: Theirs;
  /**
   * Checks what is typed, with `changes` to it, and saves it. A refusal stands beside its fields, and what was typed stays;
   * `onRefused` answers true for one that it has shown itself.
   */
  submit: (options?: SubmitOptions<Values>) => void;
};

type SubmitOptions<Values> = { changes?: Partial<Values>; onRefused?: (error: ApiError) => boolean };

/**
 * A form in a dialog: `schema` is the contract's own, `save` makes the call and closes the dialog. It is given what others
 * were told to have saved meanwhile, which this save replaces.
 */
export function useTyped<Values extends object, Checked>(
  schema: z.ZodType<Checked, Values>,
  start: Values,
  save: (checked: Checked, theirs: Theirs) => Promise<unknown>,
): Typed<Values> {
  const [first] = useState(start);
  const [values, setValues] = useState(first);
  const [errors, setErrors] = useState<Errors>({});
  const [error, setError] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [theirs, setTheirs] = useState<Theirs>({});
  const focusOnFault = useFocusOnFault();

  function refuse(next: Errors, sentence: string | null): void {
    focusOnFault();
    setErrors(next);
    setError(sentence);
  }

  return {
    values,
    errors,
    error,
    isPending,
    isDirty: JSON.stringify(values) !== JSON.stringify(first),
    theirs,
    set: (key, value) => {
      setValues((before) => ({ ...before, [key]: value }));
      setErrors((before) =>
        Object.fromEntries(Object.entries(before).filter(([path]) => path.split('.')[0] !== key)),
      );
    },
    submit: ({ changes, onRefused } = {}) => {
      if (isPending) return;
      const checked = schema.safeParse({ ...values, ...changes });
      if (!checked.success) {
        const issues = checked.error.issues.map(({ path, message }) => [path.join('.'), message]);
        return refuse(Object.fromEntries(issues.reverse()), null);
      }
      setErrors({});
      setError(null);
      setPending(true);
      save(checked.data, theirs)
        .catch((failure: unknown) => {
          if (!(failure instanceof ApiError)) throw failure;
          if (onRefused?.(failure)) return;
          if (failure.code === 'changed_meanwhile') {
            setTheirs((before) => ({ ...before, ...failure.details }));
            return refuse({}, failure.message);
          }
          const known = Object.entries(failure.details).filter(
            ([path]) => (path.split('.')[0] ?? '') in values,
          );
          refuse(Object.fromEntries(known), known.length > 0 ? null : failure.message);
        })
        .finally(() => setPending(false))
        .catch(() => setError('Something went wrong in Clerkwell. Nothing was changed.'));
    },
  };
}
