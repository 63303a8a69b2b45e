import { describe, expect, it } from 'vitest';
import {
  matterSkip,
  type ProgressMessageAction,
  planProgressMessage,
  type Recipient,
} from './progress-message.ts';
import { type SkipReason, skipReasons, skipSentence } from './skip-reasons.ts';
import { catalogueWith } from './tokens.ts';

const client: Recipient = {
  contactId: 'c',
  name: 'Mrs Priya Shah',
  mobile: '+44 7700 900123',
  email: ' priya@example.com ',
  sendTexts: true,
  sendEmails: true,
  optedOut: false,
};
const action: ProgressMessageAction = {
  id: 'a',
  channel: 'sms',
  subject: 'News of {{ matter.reference }}',
  body: 'Dear {{ client.first_name }}, it’s done.',
};
const values = { 'client.first_name': 'Priya', 'matter.reference': 'HL/1' };

const plan = (
  a: Partial<ProgressMessageAction>,
  c: Partial<Recipient> = {},
  v: Record<string, string> = values,
) => planProgressMessage({ ...action, ...a }, { ...client, ...c }, v);
const text = { send: true, channel: 'sms', recipient: '+447700900123' } as const;
const email = { send: true, channel: 'email', recipient: 'priya@example.com' } as const;

describe('a progress message that goes', () => {
  it('is, as a text, straightened and counted, to the number as understood', () => {
    expect(plan({})).toEqual({
      ...text,
      shown: '07700 900123',
      subject: null,
      body: "Dear Priya, it's done.",
      segments: 1,
    });
  });

  it('is, as an email, left as it was written, with its subject filled in', () => {
    expect(plan({ channel: 'email' })).toEqual({
      ...email,
      shown: 'priya@example.com',
      subject: 'News of HL/1',
      body: 'Dear Priya, it’s done.',
      segments: 0,
    });
  });

  it('may take more than one SMS, up to what the gateway takes at once', () => {
    expect(plan({ body: 'a'.repeat(161) })).toMatchObject({ send: true, segments: 2 });
    expect(plan({ body: 'a'.repeat(1600) })).toMatchObject({ send: true });
  });

  it('does not need the email address for a text, nor the mobile for an email', () => {
    expect(plan({}, { email: null, sendEmails: false })).toMatchObject(text);
    expect(plan({ channel: 'email' }, { mobile: null, sendTexts: false, optedOut: true })).toMatchObject(
      email,
    );
  });

  it('does not ask an email’s subject of a text', () => {
    expect(plan({ subject: '{{ nothing.here }}' })).toMatchObject(text);
  });
});

describe('the preferred channel', () => {
  it('is a text for a client who can have one', () => {
    expect(plan({ channel: 'preferred' })).toMatchObject(text);
  });

  it.each<Partial<Recipient>>([
    { sendTexts: false },
    { mobile: null },
    { mobile: '020 7946 0958' },
    { optedOut: true },
  ])('is an email when %j', (lacking) => {
    expect(plan({ channel: 'preferred' }, lacking)).toMatchObject(email);
  });
});

describe('a progress message with a custom field', () => {
  const words = { ...action, body: 'At {{ field.price }}.' };
  const catalogue = catalogueWith([{ key: 'price', label: 'Price', type: 'money', choices: [] }]);

  it('goes with a catalogue that knows the field, and is faulty without', () => {
    const prices = { 'field.price': '25000000' };
    expect(planProgressMessage(words, client, prices, catalogue)).toMatchObject({ body: 'At £250,000.00.' });
    expect(planProgressMessage(words, client, prices)).toMatchObject({ reason: 'template_faulty' });
  });
});

describe('a progress message that does not go', () => {
  it.each<[SkipReason, Partial<ProgressMessageAction>, Partial<Recipient>, string]>([
    ['no_mobile', {}, { mobile: null }, ''],
    ['no_mobile', {}, { mobile: '' }, ''],
    ['mobile_not_valid', {}, { mobile: '070 1234 5678' }, 'it is a personal (070) number'],
    ['opted_out', {}, { optedOut: true }, ''],
    ['not_flagged_for_texts', {}, { sendTexts: false }, ''],
    ['no_email', { channel: 'email' }, { email: null }, ''],
    [
      'email_not_valid',
      { channel: 'email' },
      { email: 'a@example.com, b@example.com' },
      'a@example.com, b@example.com',
    ],
    ['not_flagged_for_emails', { channel: 'email' }, { sendEmails: false }, ''],
    ['no_channel', { channel: 'preferred' }, { sendTexts: false, email: null }, ''],
    ['empty_token', { body: '{{ firm.name }} {{ firm.phone }}' }, {}, 'Firm name and Firm telephone'],
    ['empty_token', { channel: 'email', subject: '{{ firm.name }}' }, {}, 'Firm name'],
    [
      'template_faulty',
      { body: '{{ no.such }}' },
      {},
      'There is no token {{ no.such }} (line 1, character 1).',
    ],
    [
      'template_faulty',
      { channel: 'email', subject: '{{ no.such }}' },
      {},
      'There is no token {{ no.such }} (line 1, character 1).',
    ],
    ['too_long', { body: 'a'.repeat(1601) }, {}, '1601 characters'],
  ])('says %s for %j of a client with %j', (reason, theAction, theClient, detail) => {
    const channel = theAction.channel === 'email' ? 'email' : 'sms';
    expect(plan(theAction, theClient)).toEqual({ send: false, channel, reason, detail });
  });

  it('names an opt-out before a missing flag, for only the first needs the client', () => {
    expect(plan({}, { optedOut: true, sendTexts: false })).toMatchObject({ reason: 'opted_out' });
  });
});

describe('a matter that sends nothing', () => {
  it.each([
    ['active', false, null],
    ['quote', false, null],
    ['active', true, 'messages_off'],
    ['quote', true, 'messages_off'],
    ['cancelled', false, 'matter_closed'],
    ['archived', true, 'matter_closed'],
  ] as const)('of kind %s, messages off %s: %s', (statusKind, messagesOff, reason) => {
    expect(matterSkip({ statusKind, messagesOff })).toBe(reason);
  });
});

describe('the sentence of a skip', () => {
  it('says something of its own for every reason, with no gap in it', () => {
    const sentences = skipReasons.map((reason) => skipSentence(reason, 'Mrs Shah', 'the detail'));
    expect(new Set(sentences).size).toBe(skipReasons.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^{}]*[a-z)][.]?$/);
  });

  it('tells who was told, and when', () => {
    expect(skipSentence('already_told', 'Mrs Shah', '3 Mar 2026')).toBe(
      'Mrs Shah was told this on 3 Mar 2026, so it was not sent again.',
    );
    expect(skipSentence('perhaps_told', 'Mrs Shah', '3 Mar 2026')).toBe(
      'Mrs Shah may have been told this on 3 Mar 2026, so it was not sent again: see the message on Documents.',
    );
  });
});
