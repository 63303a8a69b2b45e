import type { MessageHelp } from '../../src-shared/contract/attention.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { canSendAgain } from '../../src-shared/domain/message-states.ts';
import { parseMobile } from '../../src-shared/domain/phone.ts';
import type { RemedyKind } from '../../src-shared/domain/remedies.ts';
import type { ContactsTable, MessagesTable } from '../database/schema.ts';
import type { Concern } from '../delivery/reasons/reason.ts';
import { isReasonCode, type ReasonCode, reasonFor } from '../delivery/reasons.ts';
import { checkingUntil, isFaultOfTest } from '../messages/describe-message.ts';

/** What decides what can be done about a message: the message, and its contact as they are now. */
export type HelpFacts = Pick<
  MessagesTable,
  | 'matter_id'
  | 'contact_id'
  | 'channel'
  | 'state'
  | 'state_at'
  | 'reason'
  | 'gateway'
  | 'check_at'
  | 'attention'
  | 'test_recipient'
> &
  Pick<ContactsTable, 'full_name' | 'mobile' | 'email'> & { message_id: string };

/** The contact's number or address now, as it is sent to and as it is shown; null when there is none that is valid. */
export function addressNow({
  channel,
  mobile,
  email,
}: Pick<HelpFacts, 'channel' | 'mobile' | 'email'>): { recipient: string; shown: string } | null {
  if (channel === 'email') {
    const address = parseEmailAddress(email ?? '');
    return address === null ? null : { recipient: address, shown: address };
  }
  const number = parseMobile(mobile ?? '');
  return number.ok ? { recipient: number.e164, shown: number.shown } : null;
}

/** What can be done about a message: no remedies when nothing has to be. */
export function helpFor(facts: HelpFacts): MessageHelp {
  const to = addressNow(facts)?.shown ?? null;
  const canAsk = facts.gateway !== 'smtp';
  const remedies = remediesFor(facts, canAsk).filter(
    (kind) => to !== null || (kind !== 'send_again' && kind !== 'send_anyway'),
  );
  return {
    messageId: facts.message_id,
    at: facts.state_at,
    matterId: facts.matter_id,
    contactId: facts.contact_id,
    contactName: facts.full_name,
    to,
    channel: facts.channel,
    inDoubt: facts.state === 'not_known' && checkingUntil(facts) === null,
    canAsk,
    remedies,
  };
}

/** The same where a message may be joined or not: null when it is none. */
export function helpIfMessage(row: { [Key in keyof HelpFacts]: HelpFacts[Key] | null }): MessageHelp | null {
  // A message that is joined is joined with all that it must have, and with its contact.
  return row.message_id === null || row.full_name === null ? null : helpFor(row as HelpFacts);
}

/** What a message that somebody has to look at is about. */
export function concernsOf(facts: Pick<HelpFacts, 'state' | 'reason' | 'test_recipient'>): Concern {
  const { reason } = facts;
  if (reason === null || !isReasonCode(reason)) return 'file';
  return isFaultOfTest(facts) ? 'account' : reasonFor(reason).concerns;
}

function remediesOf(reason: ReasonCode, facts: HelpFacts): readonly RemedyKind[] {
  // Nothing of the client's own would mend it.
  return isFaultOfTest(facts) ? ['sending_options', 'send_again'] : reasonFor(reason).remedies;
}

function remediesFor(facts: HelpFacts, canAsk: boolean): readonly RemedyKind[] {
  const { state, reason, attention } = facts;
  if (state === 'not_known') {
    if (checkingUntil(facts) !== null) return canAsk ? ['check_again'] : [];
    return ['check_again', 'mark_sent', 'send_again', 'open_matter'];
  }
  if (state !== 'queued' && !canSendAgain(state)) return [];
  const named = reason !== null && isReasonCode(reason) ? remediesOf(reason, facts) : [];
  // What waits is sent by itself: only its cause can be mended.
  if (state === 'queued') return named.filter((kind) => kind === 'account' || kind === 'sending_options');
  // A reason of doubt stays with what was marked or moved on; its choices do not.
  const helpful = named.filter((kind) => kind !== 'check_again' && kind !== 'mark_sent');
  if (attention === 0) return helpful;
  const rest = (['open_matter', 'dealt_with'] as const).filter((kind) => !helpful.includes(kind));
  return [...helpful, ...rest];
}
