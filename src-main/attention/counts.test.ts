import { expect, it } from 'vitest';
import { attentionFirm, later, noon } from '../../test/support/attention-firm.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo, enqueueOne } from '../../test/support/outbox.ts';
import type { ReasonCode } from '../delivery/reasons.ts';
import { countMessages } from './counts-queries.ts';

eachEngine('what the frame says of the outbox', (open) => {
  it('counts what is being sent, what waits, and what somebody has to look at', async () => {
    const database = await open();
    const { stands } = await attentionFirm(database);
    await stands({ state: 'claimed', attention: 0 });
    await stands({ state: 'dispatching', attention: 0 });
    await stands({ state: 'queued', attention: 0 });
    await stands({ state: 'accepted', attention: 0 });
    await stands({ state: 'not_known', attention: 0, check_at: later });
    await stands({ state: 'failed', attention: 0 });
    await stands({ state: 'failed' });
    expect(await countMessages(database.read, later)).toEqual({
      sending: 2,
      waiting: 1,
      attention: 1,
      nextDue: null,
      canRetry: false,
    });
  });

  it('says whether a failed try holds any back, and not that the firm’s hours do', async () => {
    const database = await open();
    const { stands } = await attentionFirm(database);
    const canRetry = async () => (await countMessages(database.read, noon)).canRetry;
    await stands({ state: 'queued', attention: 0, due_at: later, attempts: 0 });
    await stands({ state: 'queued', attention: 0, due_at: later, reason: 'outside_hours' as ReasonCode });
    expect(await canRetry()).toBe(false);
    await stands({ state: 'queued', attention: 0, due_at: later, reason: 'mailbox_busy' });
    expect(await canRetry()).toBe(true);
  });

  it('says when the first goes of those that wait for the firm’s hours, and of no others', async () => {
    const database = await open();
    const firm = await attentionFirm(database);
    const wait = async (dueAt: string, reason: string) => {
      const id = await enqueueOne(database, firm, noon, { dueAt });
      await bringTo(database, 'queued', (message) => message.id === id, { reason });
    };
    const nextDue = async () => (await countMessages(database.read, noon)).nextDue;
    await wait('2026-03-03T08:00:00.000Z', 'outside_hours');
    await wait('2026-03-04T08:00:00.000Z', 'outside_hours');
    expect(await nextDue()).toBe('2026-03-03T08:00:00.000Z');
    expect((await countMessages(database.read, '2026-03-03T08:00:00.000Z')).nextDue).toBe(null);
    await wait('2026-03-02T12:01:00.000Z', 'undo_window');
    expect(await nextDue()).toBe(null);
  });
});
