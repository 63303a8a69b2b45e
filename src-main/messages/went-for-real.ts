import type { MessagesTable } from '../database/schema.ts';
import { type FirmSettings, gatewayOf } from '../options/firm-queries.ts';

/** Where a message went. */
type Went = Pick<MessagesTable, 'channel' | 'gateway' | 'test_recipient'>;

/** Whom messages reach: clients, the firm itself in test mode, or nobody in practice. */
export type Reach = 'clients' | 'test' | 'practice';

/** Whom the last try of a message was for; null when it was not tried since somebody sent it. */
export function reachOf({ gateway, test_recipient }: Omit<Went, 'channel'>): Reach | null {
  if (gateway === null || gateway === 'practice') return gateway;
  return test_recipient === null ? 'clients' : 'test';
}

/** Whom messages of a channel reach by the settings of today. */
export function reachNow(firm: FirmSettings, channel: MessagesTable['channel']): Reach {
  if (gatewayOf(firm, channel) === 'practice') return 'practice';
  return firm.test_mode === 1 ? 'test' : 'clients';
}

/**
 * Whether what a message told counts as told by the settings of today: what went to the practice inbox, or to the firm's
 * own number in test mode, told nobody once messages go to clients.
 */
export function countsAsTold(message: Went, firm: FirmSettings): boolean {
  if (message.gateway === 'practice') return gatewayOf(firm, message.channel) === 'practice';
  return message.test_recipient === null || firm.test_mode === 1;
}
