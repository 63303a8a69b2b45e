import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';

/** A version of a task template that outstanding tasks of open matters follow, and how many matters those are. */
export type FollowedVersion = { templateId: string; versionId: string; matters: number };

/** The versions that outstanding tasks follow on the open matters (a Quote or Active) of a type, oldest first. */
export async function listFollowedVersions(db: Queryable, matterTypeId: string): Promise<FollowedVersion[]> {
  const rows = await db
    .selectFrom('matters')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .innerJoin('tasks', 'tasks.matter_id', 'matters.id')
    .select((eb) => [
      'tasks.template_id',
      'tasks.version_id',
      eb.fn.count('tasks.matter_id').distinct().as('matters'),
    ])
    .where('matters.matter_type_id', '=', matterTypeId)
    .where('status_types.kind', 'in', ['quote', 'active'])
    .where('tasks.completed_at', 'is', null)
    .where('tasks.not_required', '=', 0)
    .groupBy(['tasks.template_id', 'tasks.version_id'])
    .orderBy('tasks.version_id')
    .execute();
  return rows.flatMap(({ template_id: templateId, version_id: versionId, matters }) =>
    templateId === null || versionId === null ? [] : [{ templateId, versionId, matters: toNumber(matters) }],
  );
}
