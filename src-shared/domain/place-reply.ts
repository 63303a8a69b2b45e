import { addSeconds } from '../time.ts';
import { certaintyOf, type MessageState } from './message-states.ts';

/** A text of a real gateway that was handed over for a number, and when. */
export type TextTo = {
  contactId: string;
  matterId: string;
  state: MessageState;
  mayHaveGone: boolean;
  sentAt: string;
};

/** A contact with the number, and the open matters they are on, where they are a client first. */
export type NumberOwner = { contactId: string; openMatterIds: readonly string[] };

/** Whose reply it is and where it is filed; no matter: the tray. */
export type ReplyPlace = { contactId: string | null; matterId: string | null };

/** So far, in seconds, this computer's clock may be ahead of the provider's. */
const clockSlackSeconds = 120;

/**
 * Where a reply that was received at an instant belongs: to the last text that went, or may have gone, to its number
 * before; else to the one open matter of those who have the number. What belongs nowhere has no matter.
 */
export function placeReply(
  receivedAt: string,
  texts: readonly TextTo[],
  owners: readonly NumberOwner[],
): ReplyPlace {
  const answered = lastOf(texts, receivedAt);
  if (answered) return { contactId: answered.contactId, matterId: answered.matterId };
  const matterIds = new Set(owners.flatMap(({ openMatterIds }) => openMatterIds));
  if (matterIds.size !== 1) {
    return { contactId: owners.length === 1 ? (owners[0]?.contactId ?? null) : null, matterId: null };
  }
  const [matterId = null] = matterIds;
  const owner = owners.find(({ openMatterIds }) => openMatterIds.length > 0);
  return { contactId: owner?.contactId ?? null, matterId };
}

function lastOf(texts: readonly TextTo[], receivedAt: string): TextTo | undefined {
  const until = addSeconds(receivedAt, clockSlackSeconds);
  const latestFirst = texts
    .filter((text) => text.mayHaveGone || certaintyOf(text.state) !== null)
    .sort((a, b) => (a.sentAt < b.sentAt ? 1 : a.sentAt > b.sentAt ? -1 : 0));
  const before = latestFirst.filter(({ sentAt }) => sentAt <= until);
  // A clock that was set back since may have put all of them after the reply.
  const candidates = before.length > 0 ? before : latestFirst;
  // One answers what one has read: a text that did not reach the telephone comes last.
  return candidates.find(({ state }) => certaintyOf(state) !== 'not_reached') ?? candidates[0];
}
