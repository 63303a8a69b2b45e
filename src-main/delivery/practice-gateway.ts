import { newId } from '../../src-shared/ids.ts';
import { type Clock, millisecondsBetween } from '../../src-shared/time.ts';
import type { Database } from '../database/database.ts';
import type { Gateway } from './gateway.ts';
import { findPracticeAcceptance, insertPracticeMessage, listPracticeIds } from './practice-queries.ts';

/** How long a practice message takes to be delivered, in milliseconds. */
const deliveryMilliseconds = 2000;

/** The gateway of a first start: keeps messages in the practice inbox. Nothing leaves this computer. */
export function createPracticeGateway(database: Database, clock: Clock): Gateway {
  return {
    name: 'practice',
    account: '',
    send: async (message) => {
      const id = newId();
      const { id: messageId, channel, recipient, subject, body } = message;
      await database.write(async (tx, changed) => {
        const row = {
          id,
          message_id: messageId,
          channel,
          recipient,
          subject,
          body,
          accepted_at: clock.now(),
        };
        await insertPracticeMessage(tx, row);
        changed({ area: 'options', matterId: null });
      });
      return { kind: 'accepted', providerId: id };
    },
    poll: async (providerId) => {
      const acceptedAt = await findPracticeAcceptance(database.read, providerId);
      if (!acceptedAt || millisecondsBetween(acceptedAt, clock.now()) < deliveryMilliseconds)
        return { kind: 'pending' };
      return { kind: 'delivered' };
    },
    find: async (message) => {
      const providerIds = await listPracticeIds(database.read, message.id);
      return providerIds.length === 0 ? { kind: 'not_found' } : { kind: 'found', providerIds };
    },
    replies: null,
  };
}
