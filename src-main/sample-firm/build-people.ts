import { newId } from '../../src-shared/ids.ts';
import { contactSearchKey } from '../people/contact-search-key.ts';
import type { SampleContact, SampleFirm } from './sample-firm-format.ts';
import type { SampleRows } from './sample-rows.ts';

/** A contact's name as it stands in lists: "Mrs Priya Shah", or the company's. */
export function fullName(contact: SampleContact): string {
  if (contact.kind === 'company') return contact.companyName;
  return `${contact.title} ${contact.firstName} ${contact.lastName}`;
}

/**
 * Adds the rows of users, the first of them at `firstPosition`, and of contacts; answers the new id of every slug.
 */
export function buildPeople(
  sample: SampleFirm,
  firstPosition: number,
  rows: SampleRows,
): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [index, user] of sample.users.entries()) {
    ids.set(user.id, newId());
    const { name, initials, role, email } = user;
    const position = firstPosition + index;
    const id = ids.get(user.id) ?? '';
    rows.users.push({ id, name, initials, role, email, active: 1, position, revision: 1 });
  }
  for (const contact of sample.contacts) {
    ids.set(contact.id, newId());
    rows.contacts.push({
      id: ids.get(contact.id) ?? '',
      kind: contact.kind,
      full_name: fullName(contact),
      first_name: contact.kind === 'person' ? contact.firstName : '',
      salutation: contact.salutation,
      mobile: contact.mobile ?? null,
      email: contact.email ?? null,
      send_texts: contact.sendTexts ? 1 : 0,
      send_emails: contact.sendEmails ? 1 : 0,
      sms_opted_out_at: null,
      revision: 1,
      search_key: contactSearchKey(fullName(contact), contact.mobile ?? null, contact.email ?? null),
    });
  }
  return ids;
}
