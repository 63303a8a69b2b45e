import { markTest } from '../../src-shared/domain/test-message.ts';
import type { OutboxMessage } from './delivery-queries.ts';
import type { Outgoing } from './gateway.ts';

/** A message as it was handed to its gateway: to the client, or in test mode, marked, to the firm. */
export function outgoingOf(message: OutboxMessage): Outgoing {
  const { id, channel, recipient, recipient_name: recipientName, test_recipient } = message;
  const { subject, body } =
    test_recipient === null ? message : markTest({ ...message, shown: message.recipient_shown });
  return { id, channel, recipient: test_recipient ?? recipient, recipientName, subject, body };
}
