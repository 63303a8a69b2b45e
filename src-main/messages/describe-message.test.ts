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
  missed_at: null,
  attention: 0,
  test_recipient: '+447700900199',
};

it('says of what test mode sent, or could not send, that it is not about the client', () => {
  expect(describeMessage(facts, now).note).toBe('Test mode: it went to 07700 900199, not to the client.');
  expect(describeMessage({ ...facts, state: 'failed', reason: 'opted_out' }, now).note).toMatch(
    /^Test mode: it did not reach 07700 900199, where tests go\. .* It says nothing of the client\.$/,
  );
  const late = { ...facts, state: 'undelivered', reason: 'handset_off', reason_detail: '30003' } as const;
  expect(describeMessage(late, now).note).toBe(
    'Test mode: it did not reach 07700 900199 (code 30003), where tests go. Look at it under Options > Sending. It says nothing of the client.',
  );
  expect(describeMessage({ ...facts, state: 'failed', reason: 'sms_sender_refused' }, now).note).toMatch(
    /Test mode: it was for 07700 900199, so this says nothing of the client\.$/,
  );
  expect(
    describeMessage({ ...facts, state: 'not_known', reason: 'timed_out', attention: 1 }, now).note,
  ).toMatch(/Test mode: it was for 07700 900199, so this says nothing of the client\.$/);
  expect(describeMessage({ ...facts, state: 'cancelled', reason: 'withdrawn' }, now).note).toBe(
    'It was withdrawn before it was sent.',
  );
});

it('says of what is not known when the provider’s list was last gone through for it, and until when it still is', () => {
  const doubted = { ...facts, state: 'not_known', reason: 'timed_out', test_recipient: null } as const;
  const looked = describeMessage({ ...doubted, attention: 1, missed_at: '2026-03-02T11:45:00.000Z' }, now);
  expect(looked.note).toMatch(/At 11:45 the provider’s list did not have it\.$/);
  const checking = describeMessage(
    { ...doubted, missed_at: '2026-03-01T09:00:00.000Z', check_at: '2026-03-02T12:05:00.000Z' },
    now,
  );
  expect(checking.note).toMatch(
    /At .*1 Mar.* the provider’s list did not have it\. It is being checked until 13:00\.$/,
  );
  expect(describeMessage({ ...doubted, attention: 1 }, now).note).not.toContain('list');
});
