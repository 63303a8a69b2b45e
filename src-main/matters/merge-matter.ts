import type { MatterAsRead, MatterForm } from '../../src-shared/contract/matters.ts';
import { mergeEdits } from '../../src-shared/domain/merge-edits.ts';
import { type CustomField, sayValue } from '../../src-shared/domain/tokens.ts';
import { readFields } from './read-fields.ts';

/** A matter's own columns as a form holds them. */
export type OwnForm = Omit<MatterForm, 'fields'>;

/** What is stored now: the own columns, and the values of fields by token. */
export type StoredMatter = {
  own: OwnForm;
  fields: readonly (CustomField & { id: string })[];
  values: ReadonlyMap<string, string>;
};

/**
 * What a save of a matter writes: only what was edited since `was` was read. `values`: of fields, by token. `problems`: what
 * is none, by field; `conflicts`: what somebody else, or a tick, has set otherwise meanwhile, by field, as one types it.
 */
export function mergeMatter(was: MatterAsRead, { fields: typed, ...form }: MatterForm, now: StoredMatter) {
  const { fields: typedBefore, ...ownBefore } = was;
  const own = mergeEdits<OwnForm>(ownBefore, form, now.own);
  const conflicts: Record<string, string> = {};
  for (const key of own.conflicts) conflicts[key] = now.own[key] ?? '';

  const edited = Object.fromEntries(
    Object.entries(typed).filter(([id, text]) => text !== (typedBefore[id] ?? '')),
  );
  const read = readFields(now.fields, edited, now.values);
  // Read as if it were typed now, what was there before differs from what is there now where that has changed.
  const before = Object.fromEntries(Object.keys(edited).map((id) => [id, typedBefore[id] ?? '']));
  const moved = readFields(now.fields, before, now.values);
  for (const field of now.fields) {
    const token = `field.${field.key}`;
    const path = `fields.${field.id}`;
    if (!read.values.has(token) || !(moved.values.has(token) || path in moved.problems)) continue;
    const value = now.values.get(token) ?? '';
    conflicts[path] = field.type === 'money' ? sayValue(field, value) : value;
  }
  return { own: own.merged, values: read.values, problems: read.problems, conflicts };
}
