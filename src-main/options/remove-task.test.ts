import { expect, it } from 'vitest';
import { group } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf, textMessage } from '../../test/support/definitions.ts';
import { auditLines, removedMeanwhile, setUpOptions } from '../../test/support/options-calls.ts';
import { afterTarget } from '../../test/support/schedules.ts';

eachEngine('a task template', (open) => {
  it('that others name is not deleted; what names it is listed', async () => {
    const { call, get, templateId, categoryId, matterTypeId } = await setUpOptions(await open());
    const condition = group([{ kind: 'task', templateId, state: 'completed' }]);
    const uses = definitionOf('Report', {
      target: afterTarget(templateId),
      visibility: [condition],
      actions: [
        textMessage({ condition }),
        { id: 'b', kind: 'set_tasks', condition: null, templateIds: [templateId], notRequired: true },
      ],
    });
    const { templateId: report } = await get('options.addTask', { categoryId, definition: uses });
    await get('options.addCategory', { matterTypeId, form: { name: 'After', visibility: [condition] } });
    expect(await call('options.removeTask', { templateId })).toEqual({
      ok: false,
      error: {
        code: 'in_use',
        message:
          'The task “Searches received” is used by: when the category “After” shows; when “Report” shows; the target date of “Report”; the condition of the progress message of “Report”; the setting of tasks of “Report”. Change those first, then delete it.',
        details: {
          0: 'when the category “After” shows',
          1: 'when “Report” shows',
          2: 'the target date of “Report”',
          3: 'the condition of the progress message of “Report”',
          4: 'the setting of tasks of “Report”',
        },
      },
    });
    expect(await call('options.removeTask', { templateId: report })).toMatchObject({ ok: true });
  });

  it('is deleted although it names itself; its tasks and versions stay', async () => {
    const database = await open();
    const { call, get, templateId, taskId, matterTypeId } = await setUpOptions(database);
    const definition = definitionOf('Alone', {
      visibility: [group([{ kind: 'task', templateId, state: 'outstanding' }])],
    });
    await get('options.saveTask', { templateId, revision: 1, definition });
    await get('options.removeTask', { templateId });
    expect((await get('options.matterType', { matterTypeId })).categories[0]?.tasks).toEqual([]);
    expect(await database.read.selectFrom('tasks').select('id').execute()).toEqual([{ id: taskId }]);
    expect(await database.read.selectFrom('task_template_versions').select('id').execute()).toHaveLength(2);
    expect((await auditLines(database)).at(-1)).toMatchObject({
      action: 'task_template.remove',
      before: { definition },
    });
    expect(await call('options.taskTemplate', { templateId })).toEqual(removedMeanwhile);
    expect(await call('options.saveTask', { templateId, revision: 2, definition })).toEqual(removedMeanwhile);
    expect(await call('options.removeTask', { templateId })).toEqual(removedMeanwhile);
  });
});
