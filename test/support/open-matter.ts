import type { Database } from '../../src-main/database/database.ts';
import type { TasksTable } from '../../src-main/database/schema.ts';
import type { TaskDefinition, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { definitionOf } from './definitions.ts';
import { setUpOptions } from './options-calls.ts';

/** So many days after the matter's opening. */
export const afterOpening = (amount: number): TaskDefinition['target'] => ({
  amount,
  unit: 'days',
  direction: 'after',
  anchor: { kind: 'opened' },
});
/** A file note that begins with a text. */
export const fileNote = (body: string): TriggeredAction => ({
  id: 'a',
  kind: 'create_file_note',
  condition: null,
  description: 'Note',
  body,
});

/** A matter opened on 5 January 2026 with a task of a template due three days later, and the calls that apply templates to it. */
export async function setUpOpenMatter(
  database: Database,
  statusKind: 'quote' | 'active' | 'cancelled' | 'archived' = 'active',
) {
  const definition = definitionOf('Searches', { target: afterOpening(3), actions: [fileNote('Old')] });
  const options = await setUpOptions(database, { statusKind, definition });
  const { get, taskId, templateId, matterTypeId } = options;
  const task = async (id = taskId) =>
    database.read.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst();
  const setTask = async (values: Partial<TasksTable>) => {
    await database.read.updateTable('tasks').set(values).where('id', '=', taskId).execute();
  };
  await setTask({ target_date: '2026-01-08' });
  const save = (changes: Partial<TaskDefinition>, revision = 1) =>
    get('options.saveTask', { templateId, revision, definition: { ...definition, ...changes } });
  const apply = (id: string | null = null) => get('options.applyTemplates', { matterTypeId, templateId: id });
  const preview = (id: string | null = null) => get('options.previewApply', { matterTypeId, templateId: id });
  const names = async () => {
    const rows = await database.read
      .selectFrom('tasks')
      .innerJoin('task_categories', 'task_categories.id', 'tasks.category_id')
      .select('tasks.name')
      .orderBy('task_categories.position')
      .orderBy('tasks.position')
      .execute();
    return rows.map((row) => row.name);
  };
  return { ...options, task, setTask, save, apply, preview, names };
}

/** The answer when nothing is to be applied. */
export const nothingApplied = {
  matters: 0,
  tasksChanged: 0,
  tasksAdded: 0,
  tasksRemoved: 0,
  datesMoved: 0,
  examples: [],
};
