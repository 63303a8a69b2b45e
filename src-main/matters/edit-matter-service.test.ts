import { expect, it } from 'vitest';
import type { Change } from '../../src-shared/contract/changes.ts';
import type { MatterAsRead, MatterForm, NewMatterForm } from '../../src-shared/contract/matters.ts';
import type { PartyRole } from '../../src-shared/domain/party-roles.ts';
import type { TargetRule } from '../../src-shared/domain/schedule.ts';
import type { ValueType } from '../../src-shared/domain/tokens.ts';
import { newId } from '../../src-shared/ids.ts';
import type { Result } from '../../src-shared/result.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import { seedTasks } from '../../test/support/seed-tasks.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { editMatterHandlers } from './edit-matter-service.ts';
import { matterHandlers } from './matter-service.ts';

const rule = (anchor: TargetRule['anchor'], amount = 7): TargetRule => ({
  amount,
  unit: 'days',
  direction: 'after',
  anchor,
});

/**
 * A type with the statuses Quote and Open, a task a week after opening, one a week after activation, one on completion, and
 * one that must be done before activation when `preActivation`; and one matter of it.
 */
async function setUp(database: Database, preActivation = false, options: SeedOptions = {}) {
  const seeded = await seedMatter(database, options);
  const quoteId = newId();
  await database.read
    .insertInto('status_types')
    .values({
      id: quoteId,
      matter_type_id: seeded.matterTypeId,
      name: 'Enquiry',
      kind: 'quote',
      position: 0,
      revision: 1,
    })
    .execute();
  await seedTasks(database, seeded, [
    { definition: { name: 'Opened', target: rule({ kind: 'opened' }) } },
    { definition: { name: 'Activated', target: rule({ kind: 'activated' }) } },
    {
      definition: {
        name: 'Completed',
        target: rule({ kind: 'key_date', token: 'matter.completion_date' }, 0),
        preActivation,
      },
    },
  ]);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const deps = { database, clock: fakeClock('2026-03-02T12:00:00.000Z'), log: createLog(() => {}) };
  const handlers = editMatterHandlers(deps);
  const reading = matterHandlers(deps);
  const changes: Change[] = [];
  database.onChanged((told) => changes.push(...told));
  const form: NewMatterForm = {
    matterTypeId: seeded.matterTypeId,
    subject: '7 Harbour Road',
    feeEarnerId: seeded.userId,
    clientIds: seeded.contactIds,
    fields: {},
    activate: false,
  };
  const matterForm: MatterForm = {
    subject: '1 Elm Road',
    feeEarnerId: seeded.userId,
    exchangeDate: null,
    completionDate: null,
    fields: {},
  };
  return {
    seeded,
    quoteId,
    changes,
    addField: async (key: string, type: ValueType, choices: string[] = []) => {
      const id = newId();
      const place = { matter_type_id: seeded.matterTypeId, position: 1, revision: 1 };
      await database.read
        .insertInto('custom_fields')
        .values({ ...place, id, key, label: key, type, choices: JSON.stringify(choices) })
        .execute();
      return id;
    },
    newForm: async () => value(await handlers['matters.newForm']({}, { user })),
    add: (other: Partial<NewMatterForm> = {}) =>
      handlers['matters.add']({ form: { ...form, ...other } }, { user }),
    /** Saves this over the matter as it is, or over `was` where that was read before. */
    save: async (other: Partial<MatterForm> = {}, was: Partial<MatterAsRead> = {}) => {
      const { matterId } = seeded;
      const now = value(await reading['matters.get']({ matterId }, { user }));
      const { subject, feeEarnerId, exchangeDate, completionDate } = now;
      const fields = Object.fromEntries(now.fields.map((field) => [field.fieldId, field.value]));
      const asRead = { subject, feeEarnerId, exchangeDate, completionDate, fields, ...was };
      return handlers['matters.save']({ matterId, was: asRead, form: { ...matterForm, ...other } }, { user });
    },
    addParty: (role: PartyRole, contactId: string, matterId = seeded.matterId) =>
      handlers['matters.addParty']({ matterId, role, contactId }, { user }),
    removeParty: (role: PartyRole, contactId: string) =>
      handlers['matters.removeParty']({ matterId: seeded.matterId, role, contactId }, { user }),
    get: async (matterId = seeded.matterId) => value(await reading['matters.get']({ matterId }, { user })),
    found: async (text: string) =>
      value(await reading['matters.find']({ text, limit: 50, after: null }, { user })).matters.map(
        ({ subject }) => subject,
      ),
    tasks: async (matterId: string) =>
      (
        await database.read
          .selectFrom('tasks')
          .select(['name', 'target_date'])
          .where('matter_id', '=', matterId)
          .orderBy('position')
          .execute()
      ).map(({ name, target_date }) => [name, target_date]),
    matters: async () => (await database.read.selectFrom('matters').select('id').execute()).length,
  };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function errorOf(result: Result<unknown>) {
  return result.ok ? 'ok' : [result.error.code, ...Object.keys(result.error.details ?? {})];
}

eachEngine('New Matter', (open) => {
  it('offers the types that are not retired, the active users, and the next reference', async () => {
    const database = await open();
    const { newForm, seeded, addField, quoteId } = await setUp(database);
    const retired = await seedMatter(database);
    await database.read
      .updateTable('matter_types')
      .set({ retired: 1 })
      .where('id', '=', retired.matterTypeId)
      .execute();
    await database.read.updateTable('users').set({ active: 0 }).where('id', '=', retired.userId).execute();
    const fieldId = await addField('tenure', 'choice', ['Freehold', 'Leasehold']);
    expect(await newForm()).toEqual({
      matterTypes: [
        {
          id: seeded.matterTypeId,
          name: 'Purchase',
          statusTypes: [
            { id: quoteId, name: 'Enquiry', kind: 'quote' },
            { id: seeded.statusTypeId, name: 'Open', kind: 'active' },
          ],
          fields: [{ fieldId, label: 'tenure', type: 'choice', choices: ['Freehold', 'Leasehold'] }],
        },
      ],
      feeEarners: [{ id: seeded.userId, name: 'Sam Oak' }],
      saveAndActivate: true,
      reference: '2026/0001',
    });
  });

  it('opens a Quote with its reference, parties, tasks, dates and fields, and Find finds it', async () => {
    const database = await open();
    const { add, addField, get, tasks, seeded, found, quoteId, changes } = await setUp(database);
    const lender = newId();
    const contact = await database.read.selectFrom('contacts').selectAll().executeTakeFirstOrThrow();
    await database.read
      .insertInto('contacts')
      .values({ ...contact, id: lender, kind: 'company', full_name: 'Elm Bank' })
      .execute();
    await database.read
      .insertInto('default_parties')
      .values({
        id: newId(),
        matter_type_id: seeded.matterTypeId,
        role: 'lender',
        contact_id: lender,
        position: 1,
      })
      .execute();
    const price = await addField('price', 'money');
    const note = await addField('note', 'text');
    const opened = value(await add({ fields: { [price]: '£250,000', [note]: ' ' } }));
    expect(opened.reference).toBe('2026/0001');
    expect(await get(opened.matterId)).toMatchObject({
      reference: '2026/0001',
      subject: '7 Harbour Road',
      clients: 'Olive Ash & Rowan Ash',
      status: { name: 'Enquiry', kind: 'quote' },
      statusTypeId: quoteId,
      feeEarnerId: seeded.userId,
      openedOn: '2026-03-02',
      activatedOn: null,
      parties: [
        { role: 'client', name: 'Olive Ash' },
        { role: 'client', name: 'Rowan Ash' },
        { role: 'lender', name: 'Elm Bank' },
      ],
    });
    const { fields } = await get(opened.matterId);
    expect(new Map(fields.map((field) => [field.fieldId, field.value]))).toEqual(
      new Map([
        [price, '25000000'],
        [note, ''],
      ]),
    );
    expect(await tasks(opened.matterId)).toEqual([
      ['Searches received', null],
      ['Opened', '2026-03-09'],
      ['Activated', null],
      ['Completed', null],
    ]);
    expect(await found('harbour enquiry olive rowan oak purchase 2026/0001')).toEqual(['7 Harbour Road']);
    expect(value(await add()).reference).toBe('2026/0002');
    expect(changes).toContainEqual({ area: 'matters', matterId: opened.matterId });
  });

  it('activates at once, and dates what is counted from that', async () => {
    const { add, get, tasks, seeded } = await setUp(await open());
    const { matterId } = value(await add({ activate: true }));
    expect(await get(matterId)).toMatchObject({
      statusTypeId: seeded.statusTypeId,
      activatedOn: '2026-03-02',
    });
    expect(await tasks(matterId)).toContainEqual(['Activated', '2026-03-09']);
  });

  it('is refused, and leaves nothing behind, when it may not be activated yet', async () => {
    const database = await open();
    const { add, matters, changes } = await setUp(database, true);
    const refused = await add({ activate: true });
    expect(refused.ok ? null : refused.error).toMatchObject({
      code: 'pre_activation',
      details: { 0: 'Completed' },
    });
    expect(await matters()).toBe(1);
    expect(changes).toEqual([]);
    expect(errorOf(await add({ activate: false }))).toBe('ok');
    await database.read.updateTable('firm_settings').set({ save_and_activate: 0 }).execute();
    expect(errorOf(await add({ activate: true }))).toEqual(['not_permitted']);
    expect(await matters()).toBe(2);
  });

  it('says by field what is wrong', async () => {
    const database = await open();
    const { add, addField, matters } = await setUp(database);
    const date = await addField('survey', 'date');
    const gone = newId();
    expect(
      errorOf(
        await add({
          matterTypeId: newId(),
          feeEarnerId: gone,
          clientIds: [gone],
          fields: { [date]: '1/3/2026' },
        }),
      ),
    ).toEqual(['malformed_input', `fields.${date}`, 'matterTypeId', 'feeEarnerId', 'clientIds']);
    expect(errorOf(await add({ fields: { [date]: 'soon', [gone]: 'x' } }))).toEqual([
      'malformed_input',
      `fields.${date}`,
      `fields.${gone}`,
    ]);
    expect(await matters()).toBe(1);
  });

  it('gives every one of those opened at once a reference of its own', async () => {
    const { add } = await setUp(await open());
    const opened = await Promise.all(Array.from({ length: 5 }, () => add()));
    expect(opened.map((each) => value(each).reference).sort()).toEqual([
      '2026/0001',
      '2026/0002',
      '2026/0003',
      '2026/0004',
      '2026/0005',
    ]);
  });
});

eachEngine('editing a matter', (open) => {
  it('saves its row and fields, moves dates, and Find follows', async () => {
    const database = await open();
    const { save, addField, get, tasks, seeded, found } = await setUp(database);
    const survey = await addField('survey', 'date');
    const untouched = await addField('price', 'money');
    const saved = await save({
      subject: '2 Élm Grove',
      exchangeDate: '2026-04-01',
      completionDate: '2026-04-29',
      fields: { [survey]: '4 March 2026' },
    });
    // "Opened" gets its first date as well.
    expect(value(saved)).toEqual({ datesMoved: 2 });
    const matter = await get();
    expect(matter).toMatchObject({
      subject: '2 Élm Grove',
      exchangeDate: '2026-04-01',
      completionDate: '2026-04-29',
    });
    expect(new Map(matter.fields.map((field) => [field.fieldId, field.value]))).toEqual(
      new Map([
        [survey, '2026-03-04'],
        [untouched, ''],
      ]),
    );
    expect(await tasks(seeded.matterId)).toContainEqual(['Completed', '2026-04-29']);
    expect(await found('2 elm')).toEqual(['2 Élm Grove']);
    expect(await found('road')).toEqual([]);
    expect(value(await save({ subject: '2 Élm Grove', fields: { [survey]: '' } }))).toEqual({
      datesMoved: 1,
    });
    expect((await get()).fields.map((field) => field.value)).toEqual(['', '']);
    expect(await tasks(seeded.matterId)).toContainEqual(['Completed', null]);
  });

  it('keeps a choice that is offered no longer, and a fee earner who has left, until they are changed', async () => {
    const database = await open();
    const { save, addField, get, seeded } = await setUp(database);
    const tenure = await addField('tenure', 'choice', ['Freehold', 'Leasehold']);
    expect(errorOf(await save({ fields: { [tenure]: 'leasehold' } }))).toBe('ok');
    await database.read
      .updateTable('custom_fields')
      .set({ choices: '["Freehold"]' })
      .where('id', '=', tenure)
      .execute();
    await database.read.updateTable('users').set({ active: 0 }).where('id', '=', seeded.userId).execute();
    expect(errorOf(await save({ subject: '3 Elm Road', fields: { [tenure]: 'Leasehold' } }))).toBe('ok');
    expect((await get()).fields[0]?.value).toBe('Leasehold');
    expect(errorOf(await save({ fields: { [tenure]: 'Shared' }, feeEarnerId: newId() }))).toEqual([
      'malformed_input',
      `fields.${tenure}`,
      'feeEarnerId',
    ]);
    expect((await get()).subject).toBe('3 Elm Road');
  });

  it('writes only what was edited, so that a date that was set meanwhile stays', async () => {
    const database = await open();
    const { save, addField, get, tasks, seeded } = await setUp(database);
    const [price, survey] = [await addField('price', 'money'), await addField('survey', 'date')];
    const fields = { [price]: '', [survey]: '' };
    const was = { exchangeDate: null, completionDate: null, fields };
    // A colleague, or a tick, sets these while the dialog is open.
    await save({ completionDate: '2026-04-29', fields: { [price]: '£250,000', [survey]: '2026-03-04' } });
    expect(errorOf(await save({ subject: '2 Elm Road', exchangeDate: '2026-04-01', fields }, was))).toBe(
      'ok',
    );
    expect(await get()).toMatchObject({
      subject: '2 Elm Road',
      exchangeDate: '2026-04-01',
      completionDate: '2026-04-29',
    });
    expect(new Map((await get()).fields.map((field) => [field.fieldId, field.value]))).toEqual(
      new Map([
        [price, '25000000'],
        [survey, '2026-03-04'],
      ]),
    );
    expect(await tasks(seeded.matterId)).toContainEqual(['Completed', '2026-04-29']);
  });

  it('is refused where both edited the same, telling what is there now, until that was seen', async () => {
    const database = await open();
    const { save, addField, get } = await setUp(database);
    const [price, survey] = [await addField('price', 'money'), await addField('survey', 'date')];
    const was = { subject: '1 Elm Road', completionDate: null, fields: { [price]: '', [survey]: '' } };
    await save({ completionDate: '2026-04-29', fields: { [price]: '250000', [survey]: '2026-03-04' } });
    const mine = {
      subject: '3 Elm Road',
      completionDate: '2026-05-06',
      fields: { [price]: '£1', [survey]: '4 March 2026' },
    };
    const refused = await save(mine, was);
    expect(refused.ok ? null : refused.error).toEqual({
      code: 'changed_meanwhile',
      message: expect.stringContaining('compare'),
      // The survey is the same day in both.
      details: { completionDate: '2026-04-29', [`fields.${price}`]: '£250,000.00' },
    });
    expect(await get()).toMatchObject({ subject: '1 Elm Road', completionDate: '2026-04-29' });
    const seen = { completionDate: '2026-04-29', fields: { [price]: '£250,000', [survey]: '' } };
    expect(errorOf(await save(mine, { ...was, ...seen }))).toBe('ok');
    expect(await get()).toMatchObject({ subject: '3 Elm Road', completionDate: '2026-05-06' });
    expect((await get()).fields.map((field) => field.value).sort()).toEqual(['100', '2026-03-04']);
  });

  it('adds and removes parties; the clients’ names follow, and the last client stays', async () => {
    const database = await open();
    const { addParty, removeParty, get, seeded, found } = await setUp(database);
    const other = await seedMatter(database, { clients: [{ full_name: 'Fern Beech' }] });
    const [fern = ''] = other.contactIds;
    const [olive = '', rowan = ''] = seeded.contactIds;
    expect(errorOf(await addParty('lender', fern))).toBe('ok');
    expect(errorOf(await addParty('client', fern))).toBe('ok');
    expect(errorOf(await addParty('client', fern))).toEqual(['in_use']);
    expect((await get()).parties.map(({ role, name }) => [role, name])).toEqual([
      ['client', 'Olive Ash'],
      ['client', 'Rowan Ash'],
      ['client', 'Fern Beech'],
      ['lender', 'Fern Beech'],
    ]);
    expect((await get()).clients).toBe('Olive Ash, Rowan Ash & Fern Beech');
    expect(await found('olive fern')).toEqual(['1 Elm Road']);
    expect(errorOf(await removeParty('client', olive))).toBe('ok');
    expect(errorOf(await removeParty('client', rowan))).toBe('ok');
    expect(errorOf(await removeParty('client', rowan))).toEqual(['not_found']);
    expect(errorOf(await removeParty('client', fern))).toEqual(['in_use']);
    expect(errorOf(await removeParty('lender', fern))).toBe('ok');
    expect((await get()).clients).toBe('Fern Beech');
    expect(await found('olive')).toEqual([]);
    expect(errorOf(await addParty('client', newId()))).toEqual(['not_found']);
    expect(errorOf(await addParty('client', fern, newId()))).toEqual(['not_found']);
  });
});
