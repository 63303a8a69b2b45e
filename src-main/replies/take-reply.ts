import type { Change } from '../../src-shared/contract/changes.ts';
import { placeReply } from '../../src-shared/domain/place-reply.ts';
import { readMeaning } from '../../src-shared/domain/reply-meaning.ts';
import { newId } from '../../src-shared/ids.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import type { RepliesTable } from '../database/schema.ts';
import type { Reply } from '../delivery/gateway.ts';
import { getContact, listContactsWithMobile } from '../people/people-queries.ts';
import { applyWish } from './apply-wish.ts';
import { fileReply } from './file-reply.ts';
import { hasLaterWish, insertReply, listOpenParties, listTextsTo } from './take-queries.ts';

/** What became of a reply. */
export type Taken = 'filed' | 'tray';

/**
 * Takes one reply: files it where it belongs or puts it in the tray, and does what STOP and START ask. It answers nobody.
 * Null when it was taken before, by whatever run of the program.
 */
export async function takeReply(
  tx: Queryable,
  changed: (change: Change) => void,
  { providerId, from, body, at }: Reply,
  now: string,
): Promise<Taken | null> {
  const contacts = await listContactsWithMobile(tx, from);
  const ids = contacts.map(({ id }) => id);
  const parties = await listOpenParties(tx, ids);
  const place = placeReply(at, await listTextsTo(tx, from), toOwners(ids, parties));
  const optedOut = contacts.some(({ sms_opted_out_at }) => sms_opted_out_at !== null);
  const reply: RepliesTable = {
    id: newId(),
    provider_id: providerId,
    from_number: from,
    body,
    received_at: at,
    contact_id: place.contactId,
    matter_id: null,
    document_id: null,
    meaning: readMeaning(body, optedOut),
    unread: 1,
    read_at: null,
    read_by: null,
    filed_by: null,
  };
  if (!(await insertReply(tx, reply))) return null;
  const { contactId, matterId } = place;
  if (matterId !== null) await fileReply(tx, reply, { matterId, contactId, filedBy: null });
  const { meaning } = reply;
  // A list may bring the earlier of two wishes last.
  if (meaning !== 'reply' && !(await hasLaterWish(tx, from, at))) {
    const asClient = parties.filter(({ role }) => role === 'client').map(({ matter_id }) => matter_id);
    const matterIds = [...new Set([...(matterId === null ? [] : [matterId]), ...asClient])];
    const whose = contacts.length === 0 && meaning === 'stop' ? await formerOwner(tx, contactId) : contacts;
    const wish = { meaning, from, body, contacts: whose, writerId: contactId, matterIds };
    await applyWish(tx, changed, wish, now);
  }
  const after = { matterId, meaning };
  await recordAudit(tx, { at: now, userId: null, action: 'reply.received', subjectId: reply.id, after });
  changed({ area: 'documents', matterId });
  changed({ area: 'session', matterId: null });
  return matterId === null ? 'tray' : 'filed';
}

/** Whoever was sent the text that is answered, from a number that nobody has now: it is their wish all the same. */
async function formerOwner(tx: Queryable, contactId: string | null) {
  const contact = contactId === null ? undefined : await getContact(tx, contactId);
  return contact ? [contact] : [];
}

/** Each contact with the open matters they are on: clients before others, who only happen to be on one. */
function toOwners(contactIds: readonly string[], parties: Awaited<ReturnType<typeof listOpenParties>>) {
  const clients = new Set(parties.filter(({ role }) => role === 'client').map((party) => party.contact_id));
  const ordered = [...parties.map((party) => party.contact_id), ...contactIds];
  const known = [...new Set([...ordered.filter((id) => clients.has(id)), ...ordered])];
  return known.map((contactId) => ({
    contactId,
    openMatterIds: parties.filter((party) => party.contact_id === contactId).map((one) => one.matter_id),
  }));
}
