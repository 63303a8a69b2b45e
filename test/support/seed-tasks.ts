import type { Database } from '../../src-main/database/database.ts';
import type { TasksTable } from '../../src-main/database/schema.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { newId } from '../../src-shared/ids.ts';
import { definitionOf } from './definitions.ts';
import type { Seeded } from './seed.ts';

/** A task to seed: of its definition and its row, what is to be otherwise than plain. */
export type SeededTask = {
  /** The id of its template, where other tasks' rules name it. */
  templateId?: string;
  versionId?: string;
  definition?: Partial<TaskDefinition>;
  task?: Partial<Omit<TasksTable, 'id' | 'matter_id' | 'template_id' | 'version_id'>>;
};

/** Adds task templates to a seeded matter's type, last in its category, and their tasks to the matter; answers the tasks' ids. */
export async function seedTasks(
  database: Database,
  seeded: Seeded,
  tasks: readonly SeededTask[],
): Promise<string[]> {
  const { count } = await database.read
    .selectFrom('tasks')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('matter_id', '=', seeded.matterId)
    .executeTakeFirstOrThrow();
  const rows = tasks.map(({ templateId, versionId, definition, task }, index) => {
    const whole = definitionOf(`Task ${index + 1}`, definition);
    const ids = { template: templateId ?? newId(), version: versionId ?? newId(), task: newId() };
    return { ids, whole, task, position: Number(count) + index + 1 };
  });
  await database.write(async (tx) => {
    for (const { ids, whole, task, position } of rows) {
      const place = { category_id: seeded.categoryId, position };
      await tx
        .insertInto('task_templates')
        .values({ ...place, id: ids.template, deleted_at: null, version_id: ids.version })
        .execute();
      await tx
        .insertInto('task_template_versions')
        .values({
          id: ids.version,
          template_id: ids.template,
          number: 1,
          definition: JSON.stringify(whole),
          created_at: '2026-01-05T09:00:00.000Z',
          created_by: seeded.userId,
        })
        .execute();
      await tx
        .insertInto('tasks')
        .values({
          ...place,
          name: whole.name,
          note: '',
          target_date: null,
          target_typed: 0,
          completed_at: null,
          completed_by: null,
          not_required: 0,
          ...task,
          id: ids.task,
          matter_id: seeded.matterId,
          template_id: ids.template,
          version_id: ids.version,
        })
        .execute();
    }
  });
  return rows.map(({ ids }) => ids.task);
}
