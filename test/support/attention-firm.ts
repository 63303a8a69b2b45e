import { attentionHandlers } from '../../src-main/attention/attention-service.ts';
import type { Database } from '../../src-main/database/database.ts';
import type { OutboxMessage } from '../../src-main/delivery/delivery-queries.ts';
import type { ReasonCode } from '../../src-main/delivery/reasons.ts';
import { createLog } from '../../src-main/log.ts';
import type { User } from '../../src-main/session/user-queries.ts';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import { fakeClock } from './clock.ts';
import { bringTo, enqueueOne, messageNow } from './outbox.ts';
import { type SeedOptions, seedMatter } from './seed.ts';

/** How a message is to stand. */
type Standing = Partial<Omit<OutboxMessage, 'reason'>> & { state: MessageState; reason?: ReasonCode };

/** When the messages were written. */
export const noon = '2026-03-02T12:00:00.000Z';
/** Half an hour later. */
export const later = '2026-03-02T12:30:00.000Z';

/** A firm whose messages have come to stand as a test says, and what its users do about them. It starts at noon. */
export async function attentionFirm(database: Database, options?: SeedOptions) {
  const seeded = await seedMatter(database, options);
  const clock = fakeClock(noon);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const handlers = attentionHandlers({ database, clock, log: createLog(() => {}) });
  const told: unknown[] = [];
  database.onChanged((changes) => told.push(...changes));
  /** A message that has come to stand so, as the runner would leave it. */
  const stands = async ({ state, ...changes }: Standing, more: Parameters<typeof enqueueOne>[3] = {}) => {
    const id = await enqueueOne(database, seeded, noon, more);
    const gone = state === 'not_known' ? ({ may_have_gone: 1 } as const) : {};
    const usual = { state_at: noon, attempts: 1, gateway: 'twilio', attention: 1, ...gone } as const;
    await bringTo(database, state, (message) => message.id === id, { ...usual, ...changes });
    clock.advance(1800);
    return id;
  };
  const shown = async (messageId: string) => ({
    messageId,
    at: (await messageNow(database, messageId)).state_at,
  });
  return {
    ...seeded,
    clock,
    told,
    stands,
    list: async (limit = 60, after: string | null = null) => {
      const answer = await handlers['attention.list']({ limit, after }, { user });
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    },
    sendAgain: async (id: string, more: { to?: string; at?: string; despiteLimit?: boolean } = {}) =>
      handlers['attention.sendAgain'](
        { ...(await shown(id)), to: '07700 900101', despiteLimit: false, ...more },
        { user },
      ),
    checkAgain: (messageId: string) => handlers['attention.checkAgain']({ messageId }, { user }),
    markSent: async (id: string) => handlers['attention.markSent'](await shown(id), { user }),
    dealWith: async (id: string) => handlers['attention.dealWith'](await shown(id), { user }),
    putBack: async (id: string) => handlers['attention.putBack'](await shown(id), { user }),
    retryNow: () => handlers['sending.retryNow']({}, { user }),
    audit: async () =>
      (await database.read.selectFrom('audit').selectAll().orderBy('id').execute()).map(
        ({ action, before, user_id }) => ({ action, before, by: user_id }),
      ),
  };
}
