import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { nothingApplied, setUpOpenMatter } from '../../test/support/open-matter.ts';

eachEngine('applying a deleted template to open matters', (open) => {
  it('removes what is outstanding of a deleted template', async () => {
    const { get, apply, preview, names, templateId } = await setUpOpenMatter(await open());
    await get('options.removeTask', { templateId });
    const answer = await preview(templateId);
    expect(answer).toMatchObject({
      matters: 1,
      tasksRemoved: 1,
      examples: [{ lines: ['“Searches” is removed'] }],
    });
    expect(await names()).toEqual(['Searches']);
    expect(await apply()).toEqual(answer);
    expect(await names()).toEqual([]);
  });

  it.each([
    ['was completed', { completed_at: '2026-01-07T10:00:00.000Z' }],
    ['is not required', { not_required: 1 }],
    ['has a note', { note: 'Rang them' }],
    ['has a typed target date', { target_date: '2026-02-02', target_typed: 1 }],
    ['was renamed by hand', { name: 'Searches of the lane' }],
  ] as const)('keeps a task of a deleted template that %s', async (_, values) => {
    const { get, apply, names, setTask, templateId } = await setUpOpenMatter(await open());
    await setTask(values);
    await get('options.removeTask', { templateId });
    expect(await apply()).toEqual(nothingApplied);
    expect(await names()).toEqual(['name' in values ? values.name : 'Searches']);
  });

  it('keeps a task of a deleted template that was ticked, though it was taken back', async () => {
    const database = await open();
    const { get, apply, names, templateId, taskId, userId } = await setUpOpenMatter(database);
    const tick = {
      id: newId(),
      task_id: taskId,
      ticked_at: '2026-01-06T10:00:00.000Z',
      ticked_by: userId,
      undo_until: null,
      undone_at: '2026-01-06T10:00:09.000Z',
    };
    await database.read.insertInto('ticks').values(tick).execute();
    await get('options.removeTask', { templateId });
    expect(await apply()).toEqual(nothingApplied);
    expect(await names()).toEqual(['Searches']);
  });
});
