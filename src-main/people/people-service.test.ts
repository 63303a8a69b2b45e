import { expect, it } from 'vitest';
import type { ContactForm } from '../../src-shared/contract/people.ts';
import { newId } from '../../src-shared/ids.ts';
import type { Result } from '../../src-shared/result.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { auditLines } from '../../test/support/options-calls.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import { matterHandlers } from '../matters/matter-service.ts';
import type { User } from '../session/user-queries.ts';
import { peopleHandlers } from './people-service.ts';

const priya: ContactForm = {
  kind: 'person',
  fullName: 'Mrs Priya Shah',
  firstName: 'Priya',
  salutation: 'Mrs Shah',
  mobile: '07700 900123',
  email: 'priya@example.com',
  sendTexts: true,
  sendEmails: false,
};

async function setUp(database: Database) {
  const seeded = await seedMatter(database);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const deps = { database, clock: fakeClock(), log: createLog(() => {}) };
  const handlers = peopleHandlers(deps);
  const add = async (form: Partial<ContactForm> = {}) =>
    handlers['people.add']({ form: { ...priya, ...form } }, { user });
  return {
    seeded,
    add,
    added: async (form: Partial<ContactForm> = {}) => value(await add(form)).contactId,
    save: (contactId: string, form: Partial<ContactForm>, revision = 1) =>
      handlers['people.save']({ contactId, revision, form: { ...priya, ...form } }, { user }),
    clear: (contactId: string, reason = 'She rang.') =>
      handlers['people.clearOptOut']({ contactId, reason }, { user }),
    readMobile: async (typed: string) => value(await handlers['people.readMobile']({ typed }, { user })),
    get: (contactId: string) => handlers['people.get']({ contactId }, { user }),
    find: async (text: string) => value(await handlers['people.find']({ text }, { user })).contacts,
    matters: async (text: string) =>
      value(
        await matterHandlers(deps)['matters.find']({ text, limit: 50, after: null }, { user }),
      ).matters.map(({ clients }) => clients),
  };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function detailsOf(result: Result<unknown>) {
  return result.ok ? 'ok' : { code: result.error.code, fields: Object.keys(result.error.details ?? {}) };
}

eachEngine('people', (open) => {
  it('are added and found by name, address and number, however it is written', async () => {
    const { added, find, get } = await setUp(await open());
    const id = await added();
    await added({ fullName: 'Zoë Brontë', mobile: '', email: '' });
    expect(value(await get(id))).toEqual({ ...priya, id, optedOut: false, revision: 1 });
    for (const text of ['shah', 'PRIYA mrs', '07700 900123', '07700900123', '+447700900123', 'priya@example'])
      expect((await find(text)).map((row) => row.name)).toEqual(['Mrs Priya Shah']);
    expect(await find('bronte')).toEqual([
      { id: expect.any(String), kind: 'person', name: 'Zoë Brontë', mobile: null, email: null },
    ]);
    expect(await find('priya%')).toEqual([]);
  });

  it('are found with those on the most matters first, twenty at most', async () => {
    const database = await open();
    const { added, find, seeded } = await setUp(database);
    for (let index = 0; index < 25; index++) await added({ fullName: `Ash ${index}` });
    const known = await added({ fullName: 'Zeta Ash' });
    await database.read
      .insertInto('parties')
      .values({ id: newId(), matter_id: seeded.matterId, contact_id: known, role: 'lender', position: 9 })
      .execute();
    const found = (await find('ash')).map((row) => row.name);
    expect(found).toHaveLength(20);
    expect(found.slice(0, 3)).toEqual(['Olive Ash', 'Rowan Ash', 'Zeta Ash']);
  });

  it('are sent texts again when an administrator says why, which the audit log keeps', async () => {
    const database = await open();
    const { clear, get, seeded } = await setUp(database);
    const [id = ''] = seeded.contactIds;
    const optedOutAt = '2026-03-01T09:00:00.000Z';
    await database.read
      .updateTable('contacts')
      .set({ sms_opted_out_at: optedOutAt })
      .where('id', '=', id)
      .execute();
    expect(detailsOf(await clear(id, 'She rang and asked for them.'))).toBe('ok');
    expect(value(await get(id)).optedOut).toBe(false);
    expect(detailsOf(await clear(id))).toBe('ok');
    expect(await auditLines(database)).toEqual([
      {
        action: 'contact.clear_opt_out',
        subjectId: id,
        before: { optedOutAt },
        after: { reason: 'She rang and asked for them.' },
      },
    ]);
    expect(detailsOf(await clear('none'))).toEqual({ code: 'not_found', fields: [] });
  });

  it('are not texted at a number from which somebody asked for no more texts, whoever has it now', async () => {
    const database = await open();
    const { added, get, save, seeded } = await setUp(database);
    const [id = ''] = seeded.contactIds;
    await database.read
      .updateTable('contacts')
      .set({ sms_opted_out_at: '2026-03-01T09:00:00.000Z' })
      .where('id', '=', id)
      .execute();
    const again = await added({ fullName: 'Olive Ash', mobile: '07700 900101', email: '' });
    expect(value(await get(again)).optedOut).toBe(true);
    const other = await added();
    expect(value(await get(other)).optedOut).toBe(false);
    expect(detailsOf(await save(other, { mobile: '07700 900101' }))).toBe('ok');
    expect(value(await get(other)).optedOut).toBe(true);
  });

  it('have a mobile that is shown as it is understood, before it is saved', async () => {
    const { readMobile } = await setUp(await open());
    expect(await readMobile('+44 (0)7700-900123')).toEqual({ shown: '07700 900123', problem: '' });
    expect(await readMobile('070 1234 5678')).toEqual({
      shown: null,
      problem: 'it is a personal (070) number',
    });
  });

  it('are refused with a mobile or an email that is none, by field', async () => {
    const { add, added, save, get } = await setUp(await open());
    expect(detailsOf(await add({ mobile: '0117 496 0000', email: 'priya at home' }))).toEqual({
      code: 'malformed_input',
      fields: ['mobile', 'email'],
    });
    const id = await added();
    expect(detailsOf(await save(id, { mobile: '12' }))).toEqual({
      code: 'malformed_input',
      fields: ['mobile'],
    });
    expect(value(await get(id)).mobile).toBe('07700 900123');
    expect(detailsOf(await save(newId(), {}))).toEqual({ code: 'not_found', fields: [] });
  });

  it('keep a number from elsewhere that is none, until it is typed anew', async () => {
    const database = await open();
    const { save, get, seeded } = await setUp(database);
    const [id = ''] = seeded.contactIds;
    await database.read.updateTable('contacts').set({ mobile: 'ask Tom' }).where('id', '=', id).execute();
    expect(detailsOf(await save(id, { mobile: 'ask Tom', firstName: 'Olivia' }))).toBe('ok');
    expect(value(await get(id))).toMatchObject({ mobile: 'ask Tom', firstName: 'Olivia' });
    expect(detailsOf(await save(id, { mobile: 'ask Jo' }, 2))).toMatchObject({ fields: ['mobile'] });
  });

  it('are not saved over what somebody else saved, until that was seen', async () => {
    const { save, added, get } = await setUp(await open());
    const id = await added();
    const mine = { firstName: 'Pri', email: 'pri@example.com' };
    expect(await save(id, { mobile: '07700 900119', sendTexts: false })).toMatchObject({ ok: true });
    expect(await save(id, mine)).toMatchObject({
      error: {
        code: 'changed_meanwhile',
        details: {
          revision: '2',
          mobile: '07700 900119',
          sendTexts: 'no',
          firstName: 'Priya',
          email: 'priya@example.com',
        },
      },
    });
    expect(value(await get(id))).toMatchObject({ mobile: '07700 900119', firstName: 'Priya', revision: 2 });
    expect(await save(id, mine, 2)).toMatchObject({ ok: true });
    expect(value(await get(id))).toMatchObject({ ...mine, mobile: '07700 900123', revision: 3 });
  });

  it('renamed, are renamed on their matters, where Find finds them', async () => {
    const database = await open();
    const { save, matters, seeded } = await setUp(database);
    const [olive = ''] = seeded.contactIds;
    expect(detailsOf(await save(olive, { fullName: 'Olive Élan', mobile: '', email: '' }))).toBe('ok');
    expect(await matters('elan')).toEqual(['Olive Élan & Rowan Ash']);
    expect(await matters('olive ash rowan purchase')).toEqual(['Olive Élan & Rowan Ash']);
    const audit = await database.read.selectFrom('audit').select(['action', 'before', 'after']).execute();
    expect(audit).toHaveLength(1);
    expect(JSON.parse(audit[0]?.before ?? '')).toMatchObject({ fullName: 'Olive Ash' });
    expect(JSON.parse(audit[0]?.after ?? '')).toMatchObject({ fullName: 'Olive Élan', mobile: '' });
  });
});
