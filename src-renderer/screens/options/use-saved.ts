import { useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

/** Whether a form stands as it was saved last; `keep` says that it was saved with these values. */
export function useSaved<Values extends FieldValues>(form: UseFormReturn<Values>) {
  const [isSaved, setSaved] = useState(false);
  const { isDirty } = form.formState;
  return {
    isSaved: isSaved && !isDirty,
    keep: (values: Values): void => {
      form.reset(values);
      setSaved(true);
    },
  };
}
