import type { Queryable } from '../database/database.ts';

/** The stored definitions of some versions of task templates. */
export function listDefinitionTexts(db: Queryable, versionIds: string[]) {
  return db
    .selectFrom('task_template_versions')
    .select(['id', 'definition'])
    .where('id', 'in', versionIds)
    .execute();
}
