import { expect, it } from 'vitest';
import type { Change } from '../../src-shared/contract/changes.ts';
import type { Jurisdiction } from '../../src-shared/domain/working-days.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { enqueueOne, keepingLog, messageNow } from '../../test/support/outbox.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { User } from '../session/user-queries.ts';
import { bankHolidayHandlers } from './bank-holiday-service.ts';

const saturdayEvening = '2026-03-07T21:00:00.000Z';
const monday = '2026-03-09';
const hours = {
  sending_days: '1,2,3,4,5,6',
  sending_from: '08:00',
  sending_until: '20:00',
  send_on_bank_holidays: 0,
} as const;

eachEngine('what waits for the firm’s hours, when a bank holiday is added or removed', (open) => {
  it('waits as long as it then has to, and no longer; another nation’s are nothing to it', async () => {
    const database = await open();
    const clock = fakeClock(saturdayEvening);
    const seeded = await seedMatter(database, { firm: hours });
    const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
    const handlers = bankHolidayHandlers({ database, clock, log: keepingLog(), fetch });
    const add = (of: Jurisdiction) =>
      handlers['options.addBankHoliday']({ of, day: monday, name: 'A day off' }, { user });
    const remove = () =>
      handlers['options.removeBankHoliday']({ of: 'england_and_wales', day: monday }, { user });

    await add('england_and_wales');
    const id = await enqueueOne(database, seeded, clock.now());
    expect(await messageNow(database, id)).toMatchObject({
      reason: 'outside_hours',
      due_at: '2026-03-10T08:00:00.000Z',
    });
    const told: Change[] = [];
    database.onChanged((changes) => told.push(...changes));
    await remove();
    expect(await messageNow(database, id)).toMatchObject({
      reason: 'outside_hours',
      due_at: '2026-03-09T08:00:00.000Z',
    });
    expect(told).toContainEqual({ area: 'documents', matterId: null });
    await add('scotland');
    expect((await messageNow(database, id)).due_at).toBe('2026-03-09T08:00:00.000Z');
  });
});
