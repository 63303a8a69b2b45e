import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import type { ApiError } from '../../api.ts';

/** Puts what main said about fields beside those fields; answers the sentence for the rest of the form, if any is left. */
export function showFailure<Values extends FieldValues>(
  error: ApiError,
  fields: readonly Path<Values>[],
  setError: UseFormSetError<Values>,
): string | null {
  const said = fields.filter((field) => error.code !== 'changed_meanwhile' && error.details[field]);
  for (const [index, field] of said.entries()) {
    setError(field, { message: error.details[field] }, { shouldFocus: index === 0 });
  }
  return said.length > 0 ? null : error.message;
}
