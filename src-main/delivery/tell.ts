import type { Change } from '../../src-shared/contract/changes.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import { markOptedOut } from './recheck-queries.ts';

/** What of a message decides which screens show it. */
export type Shown = { matter_id: string; tick_id: string | null };

/** Tells the screens that show a message, and the frame's counts, that it moved. */
export function tellMoved(changed: (change: Change) => void, message: Shown): void {
  changed({ area: 'documents', matterId: message.matter_id });
  if (message.tick_id !== null) changed({ area: 'progress', matterId: message.matter_id });
  changed({ area: 'session', matterId: null });
}

/** Takes over what the provider knows: the client has asked for no more texts. */
export async function takeOverOptOut(
  tx: Queryable,
  changed: (change: Change) => void,
  contactId: string,
  now: string,
): Promise<void> {
  if (!(await markOptedOut(tx, contactId, now))) return;
  await recordAudit(tx, { at: now, userId: null, action: 'contact.opted_out', subjectId: contactId });
  changed({ area: 'matters', matterId: null });
}
