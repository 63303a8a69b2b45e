import type { Recipient } from '../../src-shared/domain/progress-message.ts';
import type { TokenValues } from '../../src-shared/domain/tokens.ts';
import type { FirmSettings } from '../options/firm-queries.ts';
import type { getMatter, listParties } from './matter-queries.ts';

type MatterRow = NonNullable<Awaited<ReturnType<typeof getMatter>>>;
type PartyRow = Awaited<ReturnType<typeof listParties>>[number];

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

/**
 * The values of tokens for one matter and one of its clients. Those of the other parties, of a task, and of the day of
 * activation are not known here, and so are empty.
 */
export function tokenValues(
  matter: MatterRow,
  client: PartyRow | undefined,
  firm: FirmSettings,
): TokenValues {
  return {
    'client.salutation': client?.salutation ?? '',
    'client.first_name': client?.first_name ?? '',
    'client.full_name': client?.full_name ?? '',
    'matter.reference': matter.reference,
    'matter.type': matter.type_name,
    'matter.clients': matter.client_names,
    'matter.status': matter.status_name,
    'matter.status_kind': matter.status_kind,
    'matter.property': matter.subject,
    'matter.opened_on': matter.opened_on,
    'matter.exchange_date': matter.exchange_date ?? '',
    'matter.completion_date': matter.completion_date ?? '',
    'fee_earner.name': matter.fee_earner_name,
    'fee_earner.initials': matter.fee_earner_initials,
    'fee_earner.email': matter.fee_earner_email,
    'firm.name': firm.name,
    'firm.phone': firm.phone,
    'firm.email': firm.email,
  };
}
