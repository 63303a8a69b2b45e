import type { Queryable } from '../database/database.ts';

/** Ids in one statement; far under the 32,766 values of SQLite. */
const idsAtOnce = 1_000;

/** The versions of task templates that outstanding tasks of open matters (a Quote or Active) follow. */
export async function listVersionsInUse(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('tasks')
    .innerJoin('matters', 'matters.id', 'tasks.matter_id')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .select('tasks.version_id')
    .distinct()
    .where('status_types.kind', 'in', ['quote', 'active'])
    .where('tasks.completed_at', 'is', null)
    .where('tasks.version_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.version_id ?? []);
}

/** The open matters that have an outstanding task by one of these versions. */
export async function listOpenMattersWith(db: Queryable, versionIds: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (let start = 0; start < versionIds.length; start += idsAtOnce) {
    const rows = await db
      .selectFrom('tasks')
      .innerJoin('matters', 'matters.id', 'tasks.matter_id')
      .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
      .select('tasks.matter_id')
      .distinct()
      .where('status_types.kind', 'in', ['quote', 'active'])
      .where('tasks.completed_at', 'is', null)
      .where('tasks.version_id', 'in', versionIds.slice(start, start + idsAtOnce))
      .execute();
    for (const { matter_id } of rows) found.add(matter_id);
  }
  return [...found];
}
