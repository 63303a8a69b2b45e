import { useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { ApiError } from '../../api.ts';
import { showFailure } from './form-failure.ts';

type SaveFormOptions<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  /** The names a failure's details may speak of. */
  fields: readonly Path<Values>[];
  save: (values: Values) => Promise<unknown>;
  /** What the form holds once it is saved; a secret is emptied. */
  saved?: (values: Values) => Values;
};

/** Submits a form: errors stand beside their fields, what was typed stays, and a saved form counts as unchanged. */
export function useSaveForm<Values extends FieldValues>(options: SaveFormOptions<Values>) {
  const { form, fields, save, saved = (values) => values } = options;
  const [isSaved, setSaved] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = form.handleSubmit(async (values) => {
    setError(null);
    setSaved(false);
    try {
      await save(values);
      form.reset(saved(values));
      setSaved(true);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(showFailure(failure, fields, form.setError));
    }
  });
  return { submit, isSaved: isSaved && !form.formState.isDirty, error };
}
