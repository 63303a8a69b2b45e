import { type Condition, linesOf } from './condition-schema.ts';

/** The tokens, task templates and status types that a condition names, each once, in order. */
export type ConditionUses = { tokens: string[]; templateIds: string[]; statusTypeIds: string[] };

/** What a condition uses, for "where used" and for what must be looked at again when data changes. */
export function conditionUses(condition: Condition): ConditionUses {
  const lines = linesOf(condition);
  const unique = (ids: string[]) => [...new Set(ids)];
  return {
    tokens: unique(lines.flatMap((line) => (line.kind === 'token' ? [line.token] : []))),
    templateIds: unique(lines.flatMap((line) => (line.kind === 'task' ? [line.templateId] : []))),
    statusTypeIds: unique(lines.flatMap((line) => (line.kind === 'status' ? line.statusTypeIds : []))),
  };
}
