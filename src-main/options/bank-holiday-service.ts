import type { firmOptionsContract } from '../../src-shared/contract/firm-options.ts';
import { bundledBankHolidays } from '../../src-shared/domain/bank-holidays.ts';
import { type Jurisdiction, jurisdictions } from '../../src-shared/domain/working-days.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Database, Queryable } from '../database/database.ts';
import { readSendingRules } from '../delivery/sending-rules.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { moveHeld } from '../messages/held-queries.ts';
import { rescheduleWorkingDays } from '../scheduling/reschedule.ts';
import { changedHolidays, type HolidayChange, type HolidayList } from '../scheduling/working-calendar.ts';
import { listHolidayChanges } from '../scheduling/working-calendar-queries.ts';
import type { User } from '../session/user-queries.ts';
import { deleteHolidayChange, putHolidayChange } from './bank-holiday-queries.ts';
import { getFirmSettings, updateFirmSettings } from './firm-queries.ts';
import { fetchPublishedHolidays } from './published-holidays.ts';

type Named = Exclude<keyof typeof firmOptionsContract, 'options.firm' | 'options.saveFirm'>;
type Tell = Parameters<Parameters<Database['write']>[0]>[1];

/** Answers Options > Bank Holidays: every change moves the dates of open matters, and the messages that wait, that hang on it. */
export function bankHolidayHandlers({
  database,
  clock,
  fetch: doFetch,
}: Deps & { fetch: typeof fetch }): Pick<HandlersFor<typeof firmOptionsContract>, Named> {
  /** Records a change, and moves the dates and what waits for the firm's hours, when it is of the nation whose bank holidays count. */
  const follow = async (
    tx: Queryable,
    changed: Tell,
    user: User,
    of: Jurisdiction | null,
    entry: { action: string; before?: unknown; after: Record<string, unknown> },
  ) => {
    const counts = of === null || (await getFirmSettings(tx)).jurisdiction === of;
    const moved = counts ? await rescheduleWorkingDays(tx) : { matters: 0, dates: 0 };
    const now = clock.now();
    if (counts && (await moveHeld(tx, await readSendingRules(tx, now), now))) {
      changed({ area: 'documents', matterId: null });
      changed({ area: 'session', matterId: null });
    }
    await recordAudit(tx, {
      at: now,
      userId: user.id,
      subjectId: null,
      ...entry,
      after: { ...entry.after, moved },
    });
    changed({ area: 'options', matterId: null });
    if (counts) changed({ area: 'progress', matterId: null });
  };

  /** One change of one day: `change` answers why it cannot be, or does it. */
  const changeDay = (
    { of, day }: { of: Jurisdiction; day: string },
    user: User,
    action: string,
    change: (tx: Queryable, list: HolidayList) => Promise<Result<{ name: string }>>,
  ) =>
    database.write(async (tx, changed) => {
      const result = await change(tx, await readList(tx, of));
      if (!result.ok) return result;
      await follow(tx, changed, user, of, { action, after: { of, day, name: result.value.name } });
      return ok({});
    });

  return {
    'options.bankHolidays': async ({ of }) => {
      const { jurisdiction } = await getFirmSettings(database.read);
      return ok({ jurisdiction, ...(await readList(database.read, of ?? jurisdiction)) });
    },

    'options.saveJurisdiction': ({ jurisdiction }, { user }) =>
      database.write(async (tx, changed) => {
        const before = { jurisdiction: (await getFirmSettings(tx)).jurisdiction };
        if (before.jurisdiction === jurisdiction) return ok({});
        await updateFirmSettings(tx, { jurisdiction });
        await follow(tx, changed, user, null, {
          action: 'bank_holidays.jurisdiction',
          before,
          after: { jurisdiction },
        });
        return ok({});
      }),

    'options.addBankHoliday': ({ of, day, name }, { user }) =>
      changeDay({ of, day }, user, 'bank_holidays.add', async (tx, list) => {
        const there = list.holidays.find((holiday) => holiday.day === day);
        if (there) {
          const problem = `${there.name} is on this day already.`;
          return fail('malformed_input', `Nothing was added: ${problem}`, { day: problem });
        }
        const back = list.removed.find((holiday) => holiday.day === day);
        // One that came with the program and was taken away: it comes back as it was.
        if (back) await deleteHolidayChange(tx, of, day);
        else await putHolidayChange(tx, of, { day, name, change: 'added' });
        return ok({ name: back?.name ?? name });
      }),

    'options.removeBankHoliday': ({ of, day }, { user }) =>
      changeDay({ of, day }, user, 'bank_holidays.remove', async (tx, list) => {
        const there = list.holidays.find((holiday) => holiday.day === day);
        if (!there) return fail('not_found', 'This bank holiday is no longer in the list.');
        if (there.isAdded) await deleteHolidayChange(tx, of, day);
        else await putHolidayChange(tx, of, { day, name: there.name, change: 'removed' });
        return ok({ name: there.name });
      }),

    'options.restoreBankHoliday': ({ of, day }, { user }) =>
      changeDay({ of, day }, user, 'bank_holidays.restore', async (tx, list) => {
        const gone = list.removed.find((holiday) => holiday.day === day);
        if (!gone)
          return fail('not_found', 'This bank holiday is in the list already, or never came with it.');
        await deleteHolidayChange(tx, of, day);
        return ok({ name: gone.name });
      }),

    'options.refreshBankHolidays': async (_, { user }) => {
      const published = await fetchPublishedHolidays(doFetch);
      if (!published.ok) return published;
      return database.write(async (tx, changed) => {
        const added: (HolidayChange & { of: Jurisdiction })[] = [];
        for (const of of jurisdictions) {
          // One that the firm took away stays away: somebody decided that.
          const known = new Set([
            ...bundledBankHolidays(of).map(({ day }) => day),
            ...(await listHolidayChanges(tx, of)).map(({ day }) => day),
          ]);
          for (const { day, name } of published.value[of]) {
            // Before the first bundled year there is nothing to count.
            if (known.has(day) || day < '2012-01-01') continue;
            added.push({ of, day, name, change: 'added' });
          }
        }
        for (const { of, ...change } of added) await putHolidayChange(tx, of, change);
        if (added.length > 0)
          await follow(tx, changed, user, null, {
            action: 'bank_holidays.refresh',
            after: { added: added.map(({ of, day, name }) => ({ of, day, name })) },
          });
        return ok({ added: added.length });
      });
    },
  };
}

async function readList(db: Queryable, of: Jurisdiction): Promise<HolidayList> {
  return changedHolidays(of, await listHolidayChanges(db, of));
}
