import type { Recipient } from '../../src-shared/domain/progress-message.ts';
import type { PartyRow } from './token-values.ts';

/** A party's contact as the rules of progress messages see it. */
export function toRecipient(party: PartyRow): Recipient {
  return {
    contactId: party.contact_id,
    name: party.full_name,
    mobile: party.mobile,
    email: party.email,
    sendTexts: party.send_texts === 1,
    sendEmails: party.send_emails === 1,
    optedOut: party.sms_opted_out_at !== null,
  };
}
