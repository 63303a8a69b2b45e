import type { Change } from '../../src-shared/contract/changes.ts';
import { showMobile } from '../../src-shared/domain/phone.ts';
import { wordOf } from '../../src-shared/domain/reply-meaning.ts';
import { newId } from '../../src-shared/ids.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import { takeOverOptOut } from '../delivery/tell.ts';
import { clearOptedOut } from '../people/people-queries.ts';
import { insertMadeByItself } from './file-queries.ts';

/** Somebody's wish to be sent no more texts, or texts again, and where it is noted. */
export type Wish = {
  meaning: 'stop' | 'start';
  from: string;
  body: string;
  /** All who have the number: none of them is known to be the one who did not write. */
  contacts: readonly { id: string; full_name: string }[];
  /** The one whose reply it seems to be; null: any of them. */
  writerId: string | null;
  matterIds: readonly string[];
};

/** Sets or clears the opt-out of everybody with the number, and says so on the file of each matter. */
export async function applyWish(
  tx: Queryable,
  changed: (change: Change) => void,
  wish: Wish,
  now: string,
): Promise<void> {
  let anyStarted = false;
  for (const { id } of wish.contacts) {
    if (wish.meaning === 'stop') await takeOverOptOut(tx, changed, id, now);
    else if (await clearOptedOut(tx, id)) {
      anyStarted = true;
      await recordAudit(tx, { at: now, userId: null, action: 'contact.opted_in', subjectId: id });
      changed({ area: 'matters', matterId: null });
    }
  }
  if (wish.contacts.length === 0 || (wish.meaning === 'start' && !anyStarted)) return;
  const text = sayWish(wish);
  const note = { kind: 'file_note' as const, description: text, text, at: now };
  await insertMadeByItself(
    tx,
    wish.matterIds.map((matterId) => ({ ...note, id: newId(), matterId })),
  );
  for (const matterId of wish.matterIds) changed({ area: 'documents', matterId });
}

function sayWish({ meaning, from, body, contacts, writerId }: Wish): string {
  const number = showMobile(from);
  const writer = contacts.find(({ id }) => id === writerId);
  const others = contacts.filter((contact) => contact !== writer).map(({ full_name }) => full_name);
  const who = writer?.full_name ?? others.join(' or ');
  const follows = meaning === 'stop' ? `no more texts go to ${number}` : `texts go to ${number} again`;
  const also = writer && others.length > 0 ? ` It is also the number of ${others.join(' and ')}.` : '';
  return `${who} answered ${wordOf(body)}: ${follows}.${also}`;
}
