import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { enqueueOne } from '../../test/support/outbox.ts';
import { type Seeded, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import type { MessageAttemptsTable } from '../database/schema.ts';
import { createLog } from '../log.ts';
import { updateFirmSettings } from '../options/firm-queries.ts';
import { usageHandlers } from './usage-service.ts';

const user = { id: 'u', name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;

function setUp(database: Database) {
  const handlers = usageHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
  return {
    usage: async (from = '2026-01', until = '2026-03') => {
      const answer = await handlers['usage.months']({ from, until }, { user });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    attempt: (messageId: string, startedAt: string, more: Partial<MessageAttemptsTable> = {}) =>
      database.read
        .insertInto('message_attempts')
        .values({
          id: newId(),
          message_id: messageId,
          number: 1,
          gateway: 'twilio',
          started_by: 'test',
          machine: 'test',
          account: '',
          recipient: '+447700900101',
          started_at: startedAt,
          outcome: 'accepted',
          ...more,
        })
        .execute(),
    message: (seeded: Seeded, more: Parameters<typeof enqueueOne>[3] = {}) =>
      enqueueOne(database, seeded, '2026-01-01T12:00:00.000Z', more),
  };
}

eachEngine('Usage', (open) => {
  it('counts what real gateways took over, by month, person and matter type, again each time it was sent again', async () => {
    const database = await open();
    const { usage, attempt, message } = setUp(database);
    const ash = await seedMatter(database);
    const elm = await seedMatter(database);
    const text = await message(ash, { segments: 2 });
    await attempt(text, '2026-01-10T12:00:00.000Z', { outcome: 'refused' });
    await attempt(text, '2026-01-10T12:01:00.000Z', { outcome: 'not_known' });
    await attempt(text, '2026-01-10T12:02:00.000Z', { gateway: 'practice' });
    await attempt(text, '2026-01-10T12:03:00.000Z');
    await attempt(text, '2026-01-31T23:59:59.999Z', { number: 2 });
    const email = await message(ash, { channel: 'email' });
    await attempt(email, '2026-02-01T00:00:00.000Z', { gateway: 'smtp' });
    await attempt(await message(elm), '2026-02-02T12:00:00.000Z');
    const { rows, firstMonth } = await usage();
    const of = (seeded: Seeded) => ({ userId: seeded.userId, matterTypeId: seeded.matterTypeId });
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ month: '2026-01', ...of(ash), texts: 2, parts: 4, emails: 0 }),
        expect.objectContaining({ month: '2026-02', ...of(ash), texts: 0, parts: 0, emails: 1 }),
        expect.objectContaining({ month: '2026-02', ...of(elm), texts: 1, parts: 1, emails: 0 }),
      ]),
    );
    expect(rows[0]?.user).not.toBe('');
    expect(rows[0]?.matterType).not.toBe('');
    expect(firstMonth).toBe('2026-01');
  });

  it('takes the months of London: the last hour of June in UTC is July', async () => {
    const database = await open();
    const { usage, attempt, message } = setUp(database);
    const id = await message(await seedMatter(database));
    await attempt(id, '2026-06-30T22:59:59.999Z');
    await attempt(id, '2026-06-30T23:00:00.000Z');
    const { rows } = await usage('2026-06', '2026-07');
    expect(rows.map(({ month, texts }) => [month, texts])).toEqual([
      ['2026-06', 1],
      ['2026-07', 1],
    ]);
    expect((await usage('2026-07', '2026-07')).rows).toHaveLength(1);
  });

  it('says the price that was typed, and that there is nothing yet', async () => {
    const database = await open();
    const { usage } = setUp(database);
    await seedMatter(database);
    expect(await usage()).toEqual({ rows: [], firstMonth: null, pencePerThousand: null });
    await updateFirmSettings(database.read, { sms_price_per_thousand: 4123 });
    expect((await usage()).pencePerThousand).toBe(4123);
  });

  it.each([
    ['2026-03', '2026-02'],
    ['2021-01', '2026-01'],
  ])('refuses %s to %s: none, or more than five years', async (from, until) => {
    const database = await open();
    const { usage } = setUp(database);
    await seedMatter(database);
    await expect(usage(from, until)).rejects.toThrow('malformed_input');
    expect((await usage('2021-02', '2026-01')).rows).toEqual([]);
  });
});
