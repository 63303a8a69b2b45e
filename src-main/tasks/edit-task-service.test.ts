import { expect, it } from 'vitest';
import type { Change } from '../../src-shared/contract/changes.ts';
import { newId } from '../../src-shared/ids.ts';
import type { Result } from '../../src-shared/result.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { seedMatter } from '../../test/support/seed.ts';
import { type SeededTask, seedTasks } from '../../test/support/seed-tasks.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { editTaskHandlers } from './edit-task-service.ts';

const opened: SeededTask['definition'] = {
  target: { amount: 7, unit: 'days', direction: 'after', anchor: { kind: 'opened' } },
};

/** The seeded matter, opened on 5 January 2026, with these tasks after its first. */
async function setUp(database: Database, tasks: SeededTask[]) {
  const seeded = await seedMatter(database);
  const ids = await seedTasks(database, seeded, tasks);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const handlers = editTaskHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
  const changes: Change[] = [];
  database.onChanged((told) => changes.push(...told));
  return {
    seeded,
    ids,
    changes,
    setNotRequired: (taskIds: string[], notRequired: boolean) =>
      handlers['progress.setNotRequired']({ taskIds, notRequired }, { user }),
    setTargetDate: (taskIds: string[], targetDate: string | null) =>
      handlers['progress.setTargetDate']({ taskIds, targetDate }, { user }),
    addTask: (name: string, targetDate: string | null, categoryId = seeded.categoryId) =>
      handlers['progress.addTask']({ matterId: seeded.matterId, categoryId, name, targetDate }, { user }),
    rename: (taskId: string, name: string) => handlers['progress.renameTask']({ taskId, name }, { user }),
    note: (taskId: string, note: string, was = '') =>
      handlers['progress.saveNote']({ taskId, was, note }, { user }),
    move: (taskId: string, toIndex: number) => handlers['progress.moveTask']({ taskId, toIndex }, { user }),
    remove: (taskId: string) => handlers['progress.removeTask']({ taskId }, { user }),
    rows: () =>
      database.read
        .selectFrom('tasks')
        .selectAll()
        .where('matter_id', '=', seeded.matterId)
        .orderBy('position')
        .execute(),
    row: (id: string) =>
      database.read.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst(),
    audits: async () =>
      (await database.read.selectFrom('audit').select('action').orderBy('id').execute()).map(
        ({ action }) => action,
      ),
  };
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

eachEngine('editing tasks', (open) => {
  it('marks many not required, and required again; each is on record', async () => {
    const { ids, setNotRequired, rows, audits, changes, seeded } = await setUp(await open(), [{}, {}, {}]);
    const chosen = ids.slice(0, 2);
    expect(await setNotRequired(chosen, true)).toEqual({ ok: true, value: {} });
    expect((await rows()).map((row) => row.not_required)).toEqual([0, 1, 1, 0]);
    expect(await setNotRequired(ids, false)).toEqual({ ok: true, value: {} });
    expect((await rows()).map((row) => row.not_required)).toEqual([0, 0, 0, 0]);
    expect(await audits()).toEqual(Array.from({ length: 4 }, () => 'task.not_required'));
    expect(changes).toEqual([
      { area: 'progress', matterId: seeded.matterId },
      { area: 'progress', matterId: seeded.matterId },
    ]);
  });

  it('refuses completed tasks by name, those of two matters, and one that is gone, and then changes none', async () => {
    const database = await open();
    const completed = { completed_at: '2026-03-01T10:00:00.000Z' };
    const { ids, setNotRequired, setTargetDate, rows, changes } = await setUp(database, [
      { definition: { name: 'Exchange' }, task: completed },
      {},
    ]);
    const other = await seedMatter(database);
    for (const ask of [
      (taskIds: string[]) => setNotRequired(taskIds, true),
      (taskIds: string[]) => setTargetDate(taskIds, '2026-04-01'),
    ]) {
      const refused = await ask(ids);
      expect(refused.ok ? null : refused.error).toMatchObject({
        code: 'already_ticked',
        message: expect.stringContaining('Exchange'),
        details: { 0: 'Exchange' },
      });
      expect(codeOf(await ask([ids[1] ?? '', other.taskId]))).toBe('not_found');
      expect(codeOf(await ask([ids[1] ?? '', newId()]))).toBe('not_found');
    }
    expect((await rows()).map((row) => [row.not_required, row.target_date])).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    expect(changes).toEqual([]);
  });

  it('types a date, which moves what is counted from it, and gives it back to its rule', async () => {
    const database = await open();
    const first = newId();
    const { ids, setTargetDate, rows } = await setUp(database, [
      { templateId: first, definition: opened },
      {
        definition: {
          target: {
            amount: 1,
            unit: 'weeks',
            direction: 'after',
            anchor: { kind: 'task_target', templateId: first },
          },
        },
      },
      {},
    ]);
    const [a = '', , c = ''] = ids;
    const dates = async () => (await rows()).slice(1).map((row) => [row.target_date, row.target_typed]);
    expect(codeOf(await setTargetDate([a, c], '2026-02-02'))).toBe('ok');
    expect(await dates()).toEqual([
      ['2026-02-02', 1],
      ['2026-02-09', 0],
      ['2026-02-02', 1],
    ]);
    expect(codeOf(await setTargetDate([a, c], null))).toBe('ok');
    expect(await dates()).toEqual([
      ['2026-01-12', 0],
      ['2026-01-19', 0],
      [null, 0],
    ]);
  });

  it('adds a task by hand at the end of a category of the matter’s type', async () => {
    const database = await open();
    const { addTask, row, seeded, audits } = await setUp(database, [{}]);
    const other = await seedMatter(database);
    const added = await addTask('Chase the lender', '2026-03-09');
    const undated = await addTask('Call back', null);
    if (!added.ok || !undated.ok) throw new Error('not added');
    expect(await row(added.value.taskId)).toMatchObject({
      matter_id: seeded.matterId,
      category_id: seeded.categoryId,
      template_id: null,
      version_id: null,
      name: 'Chase the lender',
      position: 3,
      target_date: '2026-03-09',
      target_typed: 1,
    });
    expect(await row(undated.value.taskId)).toMatchObject({
      position: 4,
      target_date: null,
      target_typed: 0,
    });
    expect(codeOf(await addTask('Elsewhere', null, other.categoryId))).toBe('not_found');
    expect(await audits()).toEqual(['task.add', 'task.add']);
  });

  it('renames and notes; the same again is no change', async () => {
    const { ids, rename, note, row, audits } = await setUp(await open(), [{}]);
    const [id = ''] = ids;
    for (let time = 0; time < 2; time++) {
      expect(codeOf(await rename(id, 'Searches back'))).toBe('ok');
      expect(codeOf(await note(id, 'Drainage is late'))).toBe('ok');
    }
    expect(await row(id)).toMatchObject({ name: 'Searches back', note: 'Drainage is late' });
    expect(await audits()).toEqual(['task.rename', 'task.note']);
    expect(codeOf(await rename(newId(), 'Nobody'))).toBe('not_found');
  });

  it('moves a task within its category and keeps the positions dense', async () => {
    const { ids, seeded, move, rows } = await setUp(await open(), [{}, {}, {}]);
    const order = async () =>
      (await rows()).map((row) => [[seeded.taskId, ...ids].indexOf(row.id), row.position]);
    expect(codeOf(await move(ids[2] ?? '', 0))).toBe('ok');
    expect(await order()).toEqual([
      [3, 0],
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(codeOf(await move(seeded.taskId, 999))).toBe('ok');
    expect(await order()).toEqual([
      [3, 0],
      [1, 1],
      [2, 2],
      [0, 3],
    ]);
    expect(codeOf(await move(newId(), 0))).toBe('not_found');
  });

  it('moves a task among those that show, past those that do not', async () => {
    const hidden = (name: string): SeededTask => ({
      definition: {
        name,
        visibility: [
          {
            kind: 'group',
            match: 'all',
            parts: [{ kind: 'token', token: 'matter.type', comparison: 'is', values: ['Sale'] }],
          },
        ],
      },
    });
    const { ids, move, rows } = await setUp(await open(), [
      hidden('Hidden 1'),
      { definition: { name: 'B' } },
      hidden('Hidden 2'),
      { definition: { name: 'C' } },
      hidden('Hidden 3'),
    ]);
    const names = async () => (await rows()).map((row) => row.name);
    expect(codeOf(await move(ids[3] ?? '', 1))).toBe('ok');
    expect(await names()).toEqual(['Searches received', 'Hidden 1', 'C', 'B', 'Hidden 2', 'Hidden 3']);
    expect(codeOf(await move(ids[3] ?? '', 2))).toBe('ok');
    expect(await names()).toEqual(['Searches received', 'Hidden 1', 'B', 'C', 'Hidden 2', 'Hidden 3']);
  });

  it('keeps a note that somebody else changed, and tells it, until that was seen', async () => {
    const { ids, note, row, audits } = await setUp(await open(), [{}]);
    const [id = ''] = ids;
    expect(codeOf(await note(id, 'Ring the agent'))).toBe('ok');
    expect(await note(id, 'Ring the lender')).toMatchObject({
      ok: false,
      error: { code: 'changed_meanwhile', details: { note: 'Ring the agent' } },
    });
    expect((await row(id))?.note).toBe('Ring the agent');
    // The same words conflict with nothing.
    expect(codeOf(await note(id, 'Ring the agent'))).toBe('ok');
    expect(codeOf(await note(id, 'Ring the lender', 'Ring the agent'))).toBe('ok');
    expect((await row(id))?.note).toBe('Ring the lender');
    expect(await audits()).toEqual(['task.note', 'task.note']);
  });

  it('removes a task by hand that was never ticked, and no other', async () => {
    const database = await open();
    const { ids, addTask, remove, row, seeded, audits } = await setUp(database, [{}]);
    const added = [await addTask('One', null), await addTask('Two', null)];
    const [one = '', two = ''] = added.map((each) => (each.ok ? each.value.taskId : ''));
    await database.read
      .insertInto('ticks')
      .values({
        id: newId(),
        task_id: two,
        ticked_at: '2026-03-01T10:00:00.000Z',
        ticked_by: seeded.userId,
        undo_until: null,
        undone_at: '2026-03-01T10:00:10.000Z',
      })
      .execute();
    expect(codeOf(await remove(one))).toBe('ok');
    expect(await row(one)).toBeUndefined();
    expect(codeOf(await remove(two))).toBe('in_use');
    expect(codeOf(await remove(ids[0] ?? ''))).toBe('in_use');
    expect(codeOf(await remove(one))).toBe('not_found');
    expect(await audits()).toEqual(['task.add', 'task.add', 'task.remove']);
  });
});
