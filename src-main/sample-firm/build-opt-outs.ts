import { findAddress } from '../../src-shared/domain/progress-message.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { toRecipient } from '../matters/recipients.ts';
import type { BuildingMatter } from './building.ts';

/** A client who opted out did so an hour after the last text they had, else before the first tick. */
export function recordOptOuts({ matter, sample, rows, now, idOf }: BuildingMatter): void {
  for (const { id, smsOptedOut } of sample.contacts) {
    if (!smsOptedOut || !matter.parties.some((party) => party.contactId === id)) continue;
    const contact = rows.contacts.find((each) => each.id === idOf(id));
    const texts = rows.messages.filter((each) => each.contact_id === contact?.id && each.channel === 'sms');
    const last = texts
      .map((each) => each.state_at)
      .sort()
      .at(-1);
    const at = last ? addSeconds(last, 3600) : now;
    if (contact && findAddress('sms', toRecipient({ ...contact, contact_id: contact.id, role: 'client' })).ok)
      contact.sms_opted_out_at = at < now ? at : now;
  }
}
