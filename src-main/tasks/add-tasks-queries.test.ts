import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { seedMatter } from '../../test/support/seed.ts';
import { seedTasks } from '../../test/support/seed-tasks.ts';
import { insertTasksOfType } from './add-tasks-queries.ts';

eachEngine('the tasks of a new matter', (open) => {
  it('come from the present versions of its type’s templates, in their order, without the deleted', async () => {
    const database = await open();
    const seeded = await seedMatter(database);
    await seedMatter(database);
    const deleted = newId();
    await seedTasks(database, seeded, [
      { definition: { name: 'Exchange' } },
      { templateId: deleted, definition: { name: 'Gone' } },
      { definition: { name: 'Complete' }, task: { name: 'Renamed here', note: 'Mine', not_required: 1 } },
    ]);
    await database.read
      .updateTable('task_templates')
      .set({ deleted_at: '2026-02-01T09:00:00.000Z' })
      .where('id', '=', deleted)
      .execute();
    await database.read.deleteFrom('tasks').execute();
    await database.write((tx) => insertTasksOfType(tx, seeded.matterId, seeded.matterTypeId));
    const tasks = await database.read
      .selectFrom('tasks')
      .innerJoin('task_templates', 'task_templates.id', 'tasks.template_id')
      .select(['tasks.name', 'tasks.position', 'tasks.note', 'tasks.not_required', 'tasks.matter_id'])
      .whereRef('tasks.version_id', '=', 'task_templates.version_id')
      .orderBy('tasks.position')
      .execute();
    const plain = { note: '', not_required: 0, matter_id: seeded.matterId };
    expect(tasks).toEqual([
      { ...plain, name: 'Searches received', position: 0 },
      { ...plain, name: 'Exchange', position: 1 },
      { ...plain, name: 'Complete', position: 2 },
    ]);
  });
});
