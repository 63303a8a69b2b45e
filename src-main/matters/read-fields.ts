import { type CustomField, parseValue, sayValue } from '../../src-shared/domain/tokens.ts';

/** Values of custom fields by token, canonical; or what is wrong, by "fields.<id>". */
export type ReadFields = { values: Map<string, string>; problems: Record<string, string> };

/**
 * Reads what was typed for custom fields, by field id. A value that reads as it did before is left alone, and is in neither
 * answer: it may be a choice that is no longer offered.
 */
export function readFields(
  fields: readonly (CustomField & { id: string })[],
  typed: Readonly<Record<string, string>>,
  before: ReadonlyMap<string, string> = new Map(),
): ReadFields {
  const answer: ReadFields = { values: new Map(), problems: {} };
  const byId = new Map(fields.map((field) => [field.id, field]));
  for (const [id, text] of Object.entries(typed)) {
    const field = byId.get(id);
    if (!field) {
      if (text.trim() !== '')
        answer.problems[`fields.${id}`] = 'This field is no longer there. Open the form again.';
      continue;
    }
    const token = `field.${field.key}`;
    const was = before.get(token) ?? '';
    if (text.trim() === sayValue(field, was)) continue;
    const parsed = parseValue(field.type, text, field.choices);
    if (!parsed.ok) answer.problems[`fields.${id}`] = parsed.problem;
    else if (parsed.value !== was) answer.values.set(token, parsed.value);
  }
  return answer;
}
