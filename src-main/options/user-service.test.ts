import { expect, it } from 'vitest';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { auditLines } from '../../test/support/options-calls.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import { editMatterHandlers } from '../matters/edit-matter-service.ts';
import { findFirstUser, type User } from '../session/user-queries.ts';
import { progressHandlers } from '../tasks/progress-service.ts';
import { userHandlers } from './user-service.ts';

const sam = { name: 'Sam Oak', initials: 'SO', email: 'sam@example.org', role: 'administrator' } as const;
const kim = { name: 'Kim Beech', initials: 'KB', email: '', role: 'standard' } as const;
const gone = { ok: false, error: { code: 'not_found' } };
const lastOne =
  'Sam Oak is the last active administrator, and Options need one. Make another user an administrator first.';
const oneself = 'You are working as Sam Oak, who therefore has to stay an active administrator.';

/** A firm with one matter, run by its only user, the administrator Sam Oak, who asks everything here. */
async function setUp(database: Database, options: SeedOptions = {}) {
  const seeded = await seedMatter(database, options);
  const deps = { database, clock: fakeClock(), log: createLog(() => {}) };
  const user: User = { id: seeded.userId, name: sam.name, initials: sam.initials, role: sam.role };
  const handlers = { ...userHandlers(deps), ...editMatterHandlers(deps), ...progressHandlers(deps) };
  const context = { user };
  const add = async (form: Parameters<(typeof handlers)['options.addUser']>[0]['form']) => {
    const added = await handlers['options.addUser']({ form }, context);
    if (!added.ok) throw new Error(added.error.message);
    return added.value.userId;
  };
  const users = async () => {
    const listed = await handlers['options.users']({}, context);
    return listed.ok ? listed.value.users : [];
  };
  const setActive = (userId: string, active: boolean) =>
    handlers['options.setUserActive']({ userId, active }, context);
  const save = (userId: string, revision: number, form: typeof sam | typeof kim | object) =>
    handlers['options.saveUser']({ userId, revision, form: { ...kim, ...form } }, context);
  return { ...seeded, handlers, context, add, users, setActive, save };
}

eachEngine('users', (open) => {
  it('are added at the end and saved, with an audit line each, and made inactive and active again', async () => {
    const database = await open();
    const { userId, add, users, save, setActive } = await setUp(database);
    const id = await add(kim);
    expect(await save(id, 1, { name: 'Kim Birch', role: 'administrator' })).toEqual({ ok: true, value: {} });
    const saved = { ...kim, name: 'Kim Birch', role: 'administrator' };
    const rest = { active: true, openMatters: 0 };
    expect(await users()).toEqual([
      { id: userId, ...sam, ...rest, revision: 1, openMatters: 1 },
      { id, ...saved, ...rest, revision: 2 },
    ]);
    await setActive(id, false);
    await setActive(id, false);
    expect((await users()).map((one) => one.active)).toEqual([true, false]);
    await setActive(id, true);
    expect((await users()).map((one) => one.active)).toEqual([true, true]);
    expect(await auditLines(database)).toEqual([
      { action: 'user.add', subjectId: id, after: kim },
      { action: 'user.save', subjectId: id, before: kim, after: saved },
      { action: 'user.set_active', subjectId: id, before: { active: true }, after: { active: false } },
      { action: 'user.set_active', subjectId: id, before: { active: false }, after: { active: true } },
    ]);
  });

  it('tell every window, for they may be the one who sits there', async () => {
    const database = await open();
    const { add, save, setActive } = await setUp(database);
    const areas: string[][] = [];
    database.onChanged((changes) => areas.push(changes.map(({ area }) => area).sort()));
    const id = await add(kim);
    await save(id, 1, { initials: 'KBE' });
    await setActive(id, false);
    const everywhere = ['documents', 'matters', 'options', 'progress', 'session'];
    expect(areas).toEqual([['matters', 'options'], everywhere, everywhere]);
  });

  it('have initials of their own, whatever their case or accents, and whether they are active or not', async () => {
    const { handlers, context, add, save, setActive } = await setUp(await open());
    const id = await add(kim);
    const form = { ...kim, initials: 'só' };
    const refused = (initials: string) => ({
      ok: false,
      error: {
        code: 'malformed_input',
        message: 'The user was not saved. Mend what is marked and save again.',
        details: { initials },
      },
    });
    const taken = refused('Sam Oak has the initials “SO” already. Type others.');
    expect(await handlers['options.addUser']({ form }, context)).toEqual(taken);
    expect(await save(id, 1, form)).toEqual(taken);
    await setActive(id, false);
    expect(await handlers['options.addUser']({ form: kim }, context)).toEqual(
      refused('Kim Beech, who is inactive, has the initials “KB” already. Type others.'),
    );
    expect(await save(id, 1, { name: 'Kim Elder' })).toMatchObject({ ok: true });
  });

  it('have one address or none', async () => {
    const { handlers, context, users } = await setUp(await open());
    const form = { ...kim, email: 'kim@example.org, all@example.org' };
    expect(await handlers['options.addUser']({ form }, context)).toMatchObject({
      error: { details: { email: 'Type one address, such as name@example.com, or nothing.' } },
    });
    expect(await users()).toHaveLength(1);
  });

  it('are not saved over what somebody saved meanwhile', async () => {
    const { add, save } = await setUp(await open());
    const id = await add(kim);
    await save(id, 1, { name: 'Kim Theirs' });
    expect(await save(id, 1, { name: 'Kim Mine' })).toMatchObject({
      error: { code: 'changed_meanwhile', details: { revision: '2', name: 'Kim Theirs' } },
    });
  });

  it('keep their last active administrator', async () => {
    const { userId, add, users, save, setActive } = await setUp(await open());
    const other = await add({ ...kim, role: 'administrator' });
    await setActive(other, false);
    const before = await users();
    expect(await setActive(userId, false)).toEqual({
      ok: false,
      error: { code: 'in_use', message: lastOne },
    });
    expect(await save(userId, 1, { ...sam, role: 'standard' })).toEqual({
      ok: false,
      error: { code: 'in_use', message: lastOne, details: { role: lastOne } },
    });
    expect(await users()).toEqual(before);
    expect(await save(userId, 1, { ...sam, name: 'Sam Oaks' })).toMatchObject({ ok: true });
  });

  it('do not take their own rights away, and may take those of another administrator', async () => {
    const { userId, add, save, setActive } = await setUp(await open());
    const other = await add({ ...kim, role: 'administrator' });
    expect(await setActive(userId, false)).toMatchObject({ error: { code: 'in_use', message: oneself } });
    expect(await save(userId, 1, { ...sam, role: 'standard' })).toMatchObject({
      error: { code: 'in_use', details: { role: oneself } },
    });
    expect(await save(other, 1, kim)).toMatchObject({ ok: true });
    expect(await setActive(other, false)).toMatchObject({ ok: true });
  });

  it('who come back do not become the one who works here', async () => {
    const database = await open();
    const { userId, add, users, setActive } = await setUp(database);
    const id = await add(kim);
    await setActive(id, false);
    await database.read.updateTable('users').set({ position: -7 }).where('id', '=', id).execute();
    await setActive(id, true);
    expect((await findFirstUser(database.read))?.id).toBe(userId);
    expect((await users()).map((one) => one.id)).toEqual([userId, id]);
  });

  it('who are inactive keep their matters and their initials, and are not offered for new matters', async () => {
    const database = await open();
    const { handlers, context, add, users, setActive, matterId, taskId, matterTypeId, contactIds } =
      await setUp(database);
    const id = await add(kim);
    const offered = async () => {
      const form = await handlers['matters.newForm']({}, context);
      return form.ok ? form.value.feeEarners.map((one) => one.name) : [];
    };
    expect(await offered()).toEqual(['Sam Oak', 'Kim Beech']);
    await database.read.updateTable('matters').set({ fee_earner_id: id }).execute();
    const done = { completed_at: '2026-01-06T09:00:00.000Z', completed_by: id };
    await database.read.updateTable('tasks').set(done).where('id', '=', taskId).execute();
    await setActive(id, false);
    expect(await offered()).toEqual(['Sam Oak']);
    expect((await users()).map((one) => one.openMatters)).toEqual([0, 1]);
    const progress = await handlers['progress.open']({ matterId }, context);
    expect(progress).toMatchObject({ value: { categories: [{ tasks: [{ completedBy: 'KB' }] }] } });
    const refused = await handlers['matters.add'](
      {
        form: {
          matterTypeId,
          subject: 'x',
          feeEarnerId: id,
          clientIds: contactIds,
          fields: {},
          activate: false,
        },
      },
      context,
    );
    expect(refused).toMatchObject({ error: { details: { feeEarnerId: expect.any(String) } } });
  });

  it('are not said to have open matters that are closed', async () => {
    const { users } = await setUp(await open(), { statusKind: 'archived' });
    expect((await users()).map((one) => one.openMatters)).toEqual([0]);
  });

  it('are found on their matters by their new name', async () => {
    const database = await open();
    const { userId, save } = await setUp(database);
    await save(userId, 1, { ...sam, name: 'Sam Rowan-Œak' });
    const matter = await database.read.selectFrom('matters').select('search_key').executeTakeFirst();
    expect(matter?.search_key).toMatch(/ sam rowan-œak /);
  });

  it('that are not there are said to be gone', async () => {
    const { save, setActive } = await setUp(await open());
    expect(await save('none', 1, {})).toMatchObject(gone);
    expect(await setActive('none', false)).toMatchObject(gone);
  });
});
