import { parseEmailAddress } from './email-address.ts';
import { parseMobile } from './phone.ts';
import type { SkipReason } from './skip-reasons.ts';
import { measureSms, straightenForSms } from './sms.ts';
import { fillTemplate } from './template.ts';
import { baseCatalogue, type TokenValues } from './tokens.ts';

/** The channels a message can go by. */
export type Channel = 'sms' | 'email';

/** A triggered action that sends a progress message. */
export type ProgressMessageAction = {
  id: string;
  channel: Channel | 'preferred';
  subject: string | null;
  body: string;
};

/** What decides whether a client can be told, and how. */
export type Recipient = {
  contactId: string;
  name: string;
  mobile: string | null;
  email: string | null;
  sendTexts: boolean;
  sendEmails: boolean;
  optedOut: boolean;
};

/** What one action does for one client: a message for the outbox, or nothing and exactly why. */
export type Planned =
  | {
      send: true;
      channel: Channel;
      recipient: string;
      shown: string;
      subject: string | null;
      body: string;
      segments: number;
    }
  | { send: false; channel: Channel; reason: SkipReason; detail: string };

/** The most characters the gateway takes in one body (Twilio error 14103). */
export const maximumSmsCharacters = 1600;

/** Why no message at all may go to a client on this matter; null when some may. */
export function matterSkip(matter: {
  messagesOff: boolean;
  statusKind: 'quote' | 'active' | 'cancelled' | 'archived';
}): SkipReason | null {
  if (matter.statusKind === 'cancelled' || matter.statusKind === 'archived') return 'matter_closed';
  return matter.messagesOff ? 'messages_off' : null;
}

/** The number or address a client is told at by a channel, as sent and as shown, or why there is none. */
export function findAddress(
  channel: Channel,
  client: Recipient,
): { ok: true; recipient: string; shown: string } | { ok: false; reason: SkipReason; detail: string } {
  if (channel === 'sms') {
    if (!client.mobile) return { ok: false, reason: 'no_mobile', detail: '' };
    const mobile = parseMobile(client.mobile);
    if (!mobile.ok) return { ok: false, reason: 'mobile_not_valid', detail: mobile.problem };
    if (client.optedOut) return { ok: false, reason: 'opted_out', detail: '' };
    if (!client.sendTexts) return { ok: false, reason: 'not_flagged_for_texts', detail: '' };
    return { ok: true, recipient: mobile.e164, shown: mobile.shown };
  }
  if (!client.email) return { ok: false, reason: 'no_email', detail: '' };
  const address = parseEmailAddress(client.email);
  if (!address) return { ok: false, reason: 'email_not_valid', detail: client.email };
  if (!client.sendEmails) return { ok: false, reason: 'not_flagged_for_emails', detail: '' };
  return { ok: true, recipient: address, shown: address };
}

/** A client's preferred channel: a text when they can have one, else an email; null when neither. */
function preferredChannel(client: Recipient): Channel | null {
  if (findAddress('sms', client).ok) return 'sms';
  return findAddress('email', client).ok ? 'email' : null;
}

/**
 * Decides what one progress message does for one client: the text it makes and where it goes, or why not. A text that uses
 * custom fields needs the catalogue that knows them.
 */
export function planProgressMessage(
  action: ProgressMessageAction,
  client: Recipient,
  values: TokenValues,
  catalogue = baseCatalogue,
): Planned {
  const channel = action.channel === 'preferred' ? preferredChannel(client) : action.channel;
  if (!channel) return { send: false, channel: 'sms', reason: 'no_channel', detail: '' };
  const skip = (reason: SkipReason, detail: string): Planned => ({ send: false, channel, reason, detail });
  const address = findAddress(channel, client);
  if (!address.ok) return skip(address.reason, address.detail);
  const body = fillTemplate(action.body, values, catalogue);
  const subject = channel === 'email' ? fillTemplate(action.subject ?? '', values, catalogue) : null;
  for (const filled of [body, subject]) {
    if (filled && !filled.ok)
      return filled.problem === 'empty'
        ? skip('empty_token', filled.labels.join(' and '))
        : skip('template_faulty', filled.fault);
  }
  const text = body.ok ? body.text : '';
  if (subject?.ok && subject.text.trim() === '') return skip('template_faulty', 'The email has no subject.');
  const { recipient, shown } = address;
  if (channel === 'email')
    return {
      send: true,
      channel,
      recipient,
      shown,
      subject: subject?.ok ? subject.text : '',
      body: text,
      segments: 0,
    };
  const straight = straightenForSms(text);
  if (straight.length > maximumSmsCharacters) return skip('too_long', `${straight.length} characters`);
  return {
    send: true,
    channel,
    recipient,
    shown,
    subject: null,
    body: straight,
    segments: measureSms(straight).segments,
  };
}
