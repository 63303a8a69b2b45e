import { useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { ApiError } from '../../api.ts';
import { showFailure } from './form-failure.ts';

/** A stored record as another administrator left it: its revision, and what it says as one reads it. */
export type StoredRecord = { revision: number; said: string };

type RecordFormOptions<Values extends FieldValues, Answer> = {
  form: UseFormReturn<Values>;
  /** The names a failure's details may speak of. */
  fields: readonly Path<Values>[];
  /** The revision the form began with; 0 for a new record. */
  revision: number;
  save: (values: Values, revision: number) => Promise<Answer>;
  onSaved: (answer: Answer) => void;
  /** Closes the dialog of the form once it is saved, before `onSaved`; without it the form stays. */
  onClose?: () => void;
  /** Reads the record again; undefined when it is gone. */
  reread?: () => Promise<StoredRecord | undefined>;
};

/**
 * Saves the form of a record. When somebody saved meanwhile, `theirs` says what, what was typed stays, and the next save
 * replaces theirs.
 */
export function useRecordForm<Values extends FieldValues, Answer>(
  options: RecordFormOptions<Values, Answer>,
) {
  const { form, fields, save, onSaved, onClose, reread } = options;
  const [revision, setRevision] = useState(options.revision);
  const [error, setError] = useState<ApiError | null>(null);
  const [theirs, setTheirs] = useState<string | null>(null);

  const submit = form.handleSubmit(async (values) => {
    setError(null);
    setTheirs(null);
    try {
      const answer = await save(values, revision);
      onClose?.();
      onSaved(answer);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      if (failure.code === 'changed_meanwhile') await readTheirs();
      const isBesideFields = showFailure(failure, fields, form.setError) === null;
      setError(isBesideFields ? null : failure);
    }
  });

  async function readTheirs(): Promise<void> {
    const stored = await reread?.().catch(() => undefined);
    if (!stored) return;
    setRevision(stored.revision);
    setTheirs(stored.said);
  }
  return {
    submit,
    error,
    theirs,
    isPending: form.formState.isSubmitting,
    isDirty: form.formState.isDirty,
    /** The form stays open after a save: the next one is of this revision. */
    begin: setRevision,
  };
}
