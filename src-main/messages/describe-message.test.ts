import { expect, it } from 'vitest';
import { describeMessage, type MessageFacts } from './describe-message.ts';

const now = '2026-03-02T12:00:00.000Z';
const facts: MessageFacts = {
  state: 'accepted',
  state_at: now,
  due_at: now,
  reason: null,
  reason_detail: null,
  gateway: 'twilio',
  check_at: null,
  attention: 0,
  test_recipient: '+447700900199',
};

it('says of what test mode sent, or could not send, that it is not about the client', () => {
  expect(describeMessage(facts, now).note).toBe('Test mode: it went to 07700 900199, not to the client.');
  expect(describeMessage({ ...facts, state: 'failed', reason: 'opted_out' }, now).note).toMatch(
    /Test mode: it was for 07700 900199, so this says nothing of the client\.$/,
  );
  expect(describeMessage({ ...facts, state: 'cancelled', reason: 'withdrawn' }, now).note).toBe(
    'It was withdrawn before it was sent.',
  );
});
