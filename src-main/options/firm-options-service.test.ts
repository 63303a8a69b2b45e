import { expect, it } from 'vitest';
import type { Change } from '../../src-shared/contract/changes.ts';
import type { FirmForm } from '../../src-shared/contract/firm-options.ts';
import { bundledBankHolidays } from '../../src-shared/domain/bank-holidays.ts';
import type { Jurisdiction } from '../../src-shared/domain/working-days.ts';
import type { Result } from '../../src-shared/result.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { seedMatter } from '../../test/support/seed.ts';
import { seedTasks } from '../../test/support/seed-tasks.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';
import type { User } from '../session/user-queries.ts';
import { firmOptionsHandlers } from './firm-options-service.ts';

const form: FirmForm = {
  name: 'Harbour & Lane',
  phone: '0117 496 0100',
  email: 'office@example.com',
  referencePattern: 'HL/{year}/{number}',
  saveAndActivate: false,
};

/** A matter with a task 10 working days before completion, which is on Friday 8 January 2027. */
async function setUp(database: Database, doFetch: typeof fetch = () => Promise.reject(new Error('offline'))) {
  const seeded = await seedMatter(database, { matter: { completion_date: '2027-01-08' } });
  const [taskId = ''] = await seedTasks(database, seeded, [
    {
      definition: {
        target: {
          amount: 10,
          unit: 'working_days',
          direction: 'before',
          anchor: { kind: 'key_date', token: 'matter.completion_date' },
        },
      },
    },
  ]);
  await database.write((tx) => rescheduleMatter(tx, seeded.matterId));
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const handlers = firmOptionsHandlers({
    database,
    clock: fakeClock(),
    log: createLog(() => {}),
    fetch: doFetch,
  });
  const changes: Change[] = [];
  database.onChanged((told) => changes.push(...told));
  return {
    seeded,
    changes,
    firm: () => handlers['options.firm']({}, { user }),
    /** Saves this over the firm as it is, or over `was` where that was read before. */
    saveFirm: async (other: Partial<FirmForm>, was?: FirmForm) => {
      const now = was ?? value(await handlers['options.firm']({}, { user }));
      return handlers['options.saveFirm']({ was: now, form: { ...form, ...other } }, { user });
    },
    list: async (of: Jurisdiction | null) => value(await handlers['options.bankHolidays']({ of }, { user })),
    saveJurisdiction: (jurisdiction: Jurisdiction) =>
      handlers['options.saveJurisdiction']({ jurisdiction }, { user }),
    add: (of: Jurisdiction, day: string, name = 'A day off') =>
      handlers['options.addBankHoliday']({ of, day, name }, { user }),
    remove: (of: Jurisdiction, day: string) => handlers['options.removeBankHoliday']({ of, day }, { user }),
    restore: (of: Jurisdiction, day: string) => handlers['options.restoreBankHoliday']({ of, day }, { user }),
    refresh: () => handlers['options.refreshBankHolidays']({}, { user }),
    date: async () =>
      (
        await database.read
          .selectFrom('tasks')
          .select('target_date')
          .where('id', '=', taskId)
          .executeTakeFirstOrThrow()
      ).target_date,
  };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function errorOf(result: Result<unknown>) {
  return result.ok ? 'ok' : [result.error.code, ...Object.keys(result.error.details ?? {})];
}

/** gov.uk's file with these days for England and Wales. */
function published(days: string[]) {
  const division = (name: string, events: object[]) => ({ [name]: { division: name, events } });
  const usual = [{ title: 'Christmas Day', date: '2026-12-25', notes: '', bunting: true }];
  return JSON.stringify({
    ...division('england-and-wales', [...usual, ...days.map((date) => ({ title: 'Jubilee', date }))]),
    ...division('scotland', usual),
    ...division('northern-ireland', usual),
  });
}

eachEngine('Options > Firm', (open) => {
  it('is saved as it was typed', async () => {
    const { firm, saveFirm, changes } = await setUp(await open());
    expect(errorOf(await saveFirm({}))).toBe('ok');
    expect(value(await firm())).toEqual(form);
    expect(changes.map(({ area }) => area)).toContain('options');
    expect(errorOf(await saveFirm({ email: '', saveAndActivate: true }))).toBe('ok');
    expect(value(await firm())).toEqual({ ...form, email: '', saveAndActivate: true });
  });

  it('keeps what another administrator saved meanwhile, but where it was seen', async () => {
    const { firm, saveFirm } = await setUp(await open());
    await saveFirm({});
    await saveFirm({ phone: '0117 496 0199', saveAndActivate: true });
    const theirs = value(await firm());
    // Read before they saved.
    expect(errorOf(await saveFirm({ name: 'Harbour' }, form))).toBe('ok');
    expect(value(await firm())).toEqual({ ...theirs, name: 'Harbour' });
    const mine = { name: 'Harbour', email: 'post@example.com', phone: '0117 496 0111' };
    expect(await saveFirm(mine, form)).toMatchObject({
      ok: false,
      error: { code: 'changed_meanwhile', details: { phone: '0117 496 0199' } },
    });
    expect(value(await firm()).email).toBe(theirs.email);
    expect(errorOf(await saveFirm(mine, { ...form, phone: '0117 496 0199' }))).toBe('ok');
    expect(value(await firm())).toEqual({ ...theirs, ...mine });
  });

  it('is refused with an address or a pattern that is none', async () => {
    const { firm, saveFirm } = await setUp(await open());
    const before = value(await firm());
    expect(errorOf(await saveFirm({ email: 'at the office', referencePattern: '{month}{number}' }))).toEqual([
      'malformed_input',
      'email',
      'referencePattern',
    ]);
    expect(value(await firm())).toEqual(before);
  });
});

eachEngine('Options > Bank Holidays', (open) => {
  it('counts working days by the firm’s own list, and moves dates with it', async () => {
    const { date, add, remove, restore, list, changes } = await setUp(await open());
    // 7, 6, 5, 4 January; 31, 30, 29 December; 24, 23, 22 December: 28 and 25 December and 1 January are bank holidays.
    expect(await date()).toBe('2026-12-22');
    expect(errorOf(await add('england_and_wales', '2026-12-24', 'Office closed'))).toBe('ok');
    expect(await date()).toBe('2026-12-21');
    expect(errorOf(await remove('england_and_wales', '2027-01-01'))).toBe('ok');
    expect(await date()).toBe('2026-12-22');
    const changed = await list(null);
    expect(changed.jurisdiction).toBe('england_and_wales');
    expect(changed.holidays).toContainEqual({ day: '2026-12-24', name: 'Office closed', isAdded: true });
    expect(changed.holidays.map(({ day }) => day)).not.toContain('2027-01-01');
    expect(changed.removed).toEqual([{ day: '2027-01-01', name: 'New Year’s Day' }]);
    expect(errorOf(await restore('england_and_wales', '2027-01-01'))).toBe('ok');
    expect(errorOf(await remove('england_and_wales', '2026-12-24'))).toBe('ok');
    expect(await date()).toBe('2026-12-22');
    expect((await list(null)).holidays).toEqual(
      bundledBankHolidays('england_and_wales').map((holiday) => ({ ...holiday, isAdded: false })),
    );
    expect(changes).toContainEqual({ area: 'progress', matterId: null });
  });

  it('refuses a day twice, and one that is not there', async () => {
    const { add, remove, restore, list } = await setUp(await open());
    expect(errorOf(await add('scotland', '2026-12-25'))).toEqual(['malformed_input', 'day']);
    expect(errorOf(await add('scotland', '2026-10-05'))).toBe('ok');
    expect(errorOf(await add('scotland', '2026-10-05'))).toEqual(['malformed_input', 'day']);
    expect(errorOf(await remove('scotland', '2026-10-06'))).toEqual(['not_found']);
    expect(errorOf(await restore('scotland', '2026-12-25'))).toEqual(['not_found']);
    expect(errorOf(await remove('scotland', '2026-12-25'))).toBe('ok');
    expect(errorOf(await add('scotland', '2026-12-25', 'Mine'))).toBe('ok');
    expect((await list('scotland')).holidays).toContainEqual({
      day: '2026-12-25',
      name: 'Christmas Day',
      isAdded: false,
    });
  });

  it('leaves dates alone for another nation’s day and on closed matters, and moves them for another nation', async () => {
    const database = await open();
    const { add, date, saveJurisdiction } = await setUp(database);
    const closed = await setUp(database);
    await database.read
      .updateTable('status_types')
      .set({ kind: 'archived' })
      .where('id', '=', closed.seeded.statusTypeId)
      .execute();
    await add('scotland', '2026-12-23');
    expect(await date()).toBe('2026-12-22');
    expect(errorOf(await saveJurisdiction('scotland'))).toBe('ok');
    // 4 January is a bank holiday there, and 23 December one of ours.
    expect(await date()).toBe('2026-12-18');
    expect(await closed.date()).toBe('2026-12-22');
  });

  it('covers a year after the bundled ones once it has as many as a year has', async () => {
    const { add, list } = await setUp(await open());
    const add2031 = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          add('england_and_wales', `2031-0${1 + (index % 8)}-0${1 + (index % 8)}`),
        ),
      );
    expect((await list(null)).until).toBe('2030-12-31');
    await add2031(7);
    expect((await list(null)).until).toBe('2030-12-31');
    await add2031(8);
    expect((await list(null)).until).toBe('2031-12-31');
  });
});

eachEngine('refreshing the bank holidays', (open) => {
  it('adds what gov.uk has and the firm has not, but nothing that the firm took away', async () => {
    const asked: Parameters<typeof fetch>[] = [];
    const { refresh, remove, date, list } = await setUp(await open(), async (...given) => {
      asked.push(given);
      return new Response(published(['2026-12-23', '2026-12-28', '2027-01-05']));
    });
    expect(errorOf(await remove('england_and_wales', '2026-12-28'))).toBe('ok');
    expect(await date()).toBe('2026-12-23');
    expect(await refresh()).toEqual({ ok: true, value: { added: 2 } });
    expect(await date()).toBe('2026-12-21');
    expect((await list(null)).holidays).toContainEqual({ day: '2027-01-05', name: 'Jubilee', isAdded: true });
    expect(await refresh()).toEqual({ ok: true, value: { added: 0 } });
    expect(asked[0]?.[0]).toBe('https://www.gov.uk/bank-holidays.json');
    expect(asked[0]?.[1]?.signal).toBeInstanceOf(AbortSignal);
  });

  it.each<[string, () => Promise<Response>, string]>([
    ['no network', () => Promise.reject(new TypeError('fetch failed')), 'no_network'],
    ['an error', async () => new Response('busy', { status: 503 }), 'no_network'],
    ['a page', async () => new Response('<html>Sign in to the wifi</html>'), 'malformed_input'],
    ['half a list', async () => new Response(published([]).slice(0, -40)), 'malformed_input'],
    ['nothing', async () => new Response(null), 'malformed_input'],
    ['too much', async () => new Response(published([]) + ' '.repeat(1_000_001)), 'malformed_input'],
  ])('says so, and changes nothing, on %s', async (_, doFetch, code) => {
    const { refresh, list, changes } = await setUp(await open(), doFetch);
    const before = await list(null);
    const refused = await refresh();
    expect(refused.ok ? 'ok' : refused.error.code).toBe(code);
    expect(refused.ok ? '' : refused.error.message).toMatch(/Your list is as it was/);
    expect(await list(null)).toEqual(before);
    expect(changes).toEqual([]);
  });
});
