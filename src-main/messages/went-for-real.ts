import type { MessagesTable } from '../database/schema.ts';
import { type FirmSettings, gatewayOf } from '../options/firm-queries.ts';

/** Where a message went. */
type Went = Pick<MessagesTable, 'channel' | 'gateway' | 'test_recipient'>;

/**
 * Whether what a message told counts as told by the settings of today: what went to the practice inbox, or to the firm's
 * own number in test mode, told nobody once messages go to clients.
 */
export function countsAsTold(message: Went, firm: FirmSettings): boolean {
  if (message.gateway === 'practice') return gatewayOf(firm, message.channel) === 'practice';
  return message.test_recipient === null || firm.test_mode === 1;
}
