import type { attentionContract } from '../../src-shared/contract/attention.ts';
import { canSendAgain } from '../../src-shared/domain/message-states.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { addSeconds, dayOf, formatDay, sayInstant, timeOfDay } from '../../src-shared/time.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import { canBeAsked, lastAttempt } from '../delivery/attempt-queries.ts';
import type { ReasonCode } from '../delivery/reasons.ts';
import { isTakenBack } from '../delivery/recheck.ts';
import { readSendingFacts } from '../delivery/recheck-queries.ts';
import { readSendingRules } from '../delivery/sending-rules.ts';
import { tellMoved } from '../delivery/tell.ts';
import type { Deps, Handler } from '../ipc/handlers.ts';
import { type Reach, reachNow, reachOf } from '../messages/went-for-real.ts';
import { accountOf, getFirmSettings } from '../options/firm-queries.ts';
import type { User } from '../session/user-queries.ts';
import { changeMessage, findForDeed } from './attention-queries.ts';
import { addressNow } from './help.ts';

type Contract = typeof attentionContract;
type Input<Name extends keyof Contract> = Parameters<Handler<Name>>[0];
type Done = Promise<Result<{ sentence: string }>>;
type Found = NonNullable<Awaited<ReturnType<typeof findForDeed>>>;

/** What was said a day ago is no news: the same as of a message that is sent the first time (outbox-queries.ts). */
const lifetimeSeconds = 24 * 60 * 60;

const gone = 'This message is no longer there.';
const movedOn = 'This message has moved on since it was shown. Look at it as it is now.';
const elsewhere =
  'It went to another number, or by another account, than there is now: nobody can be asked about it any more. Ask the client.';
const unticked =
  'The task that this message belongs to has been unticked, so it is not sent again. Tick the task, or write a new message.';

/** Puts a message back in the outbox, for its contact's number or address of now. It is looked at once more before it goes. */
export function sendAgain({ database, clock }: Deps, input: Input<'attention.sendAgain'>, user: User): Done {
  return database.write(async (tx, changed) => {
    const message = await findForDeed(tx, input.messageId);
    if (!message) return fail('not_found', gone);
    if (message.state_at !== input.at || !canSendAgain(message.state))
      return fail('changed_meanwhile', movedOn);
    // Just before sending it would be withdrawn, and nobody would be told.
    if (isTakenBack(await readSendingFacts(tx, message.message_id))) return fail('too_late', unticked);
    const { full_name: name } = message;
    const to = addressNow(message);
    if (to === null) {
      const what = message.channel === 'sms' ? 'mobile number' : 'email address';
      return fail(
        'changed_meanwhile',
        `${name} has no valid ${what} any more. Correct it in their details first.`,
      );
    }
    if (to.shown !== input.to) {
      const what = message.channel === 'sms' ? 'number' : 'address';
      return fail(
        'changed_meanwhile',
        `The ${what} of ${name} is ${to.shown} now: look at it and send again.`,
      );
    }
    const now = clock.now();
    const { opensAt: dueAt, firm } = await readSendingRules(tx, now);
    const { channel, gateway, test_recipient } = message;
    const isInDoubt = message.may_have_gone === 1;
    const crossing = isInDoubt ? crossingRefusal(reachOf(message), reachNow(firm, channel)) : null;
    if (crossing !== null) return fail('too_late', crossing);
    const queued = {
      state: 'queued',
      state_at: now,
      due_at: dueAt,
      ordered_at: dueAt,
      not_after: addSeconds(dueAt, lifetimeSeconds),
      recipient: to.recipient,
      recipient_shown: to.shown,
      recipient_name: name,
      reason: dueAt > now ? 'outside_hours' : null,
      reason_detail: null,
      attention: 0,
      poll_at: null,
      polls: 0,
      provider_id: null,
      check_at: null,
      checks: 0,
      missed_at: null,
      // Where it may have gone already stays known; what certainly did not go is as new.
      ...(isInDoubt ? { gateway, test_recipient } : { gateway: null, test_recipient: null }),
      limit_waived: input.despiteLimit ? 1 : message.limit_waived,
    } as const;
    if (!(await changeMessage(tx, message, queued, true))) return fail('changed_meanwhile', movedOn);
    await record(tx, input.despiteLimit ? 'message.send_anyway' : 'message.send_again', message, user, now);
    tellMoved(changed, message);
    const when = dueAt > now ? ` It goes ${sayInstant(dueAt, now)}, within the sending hours.` : '';
    return ok({ sentence: `It waits to be sent to ${name}, ${to.shown}.${when}` });
  });
}

/**
 * Why a message in doubt is not sent again; null when it is. A second try to another than the first may have reached would
 * prove nothing of the first, and be taken for the truth about it.
 */
function crossingRefusal(tried: Reach | null, now: Reach): string | null {
  if (tried === null || tried === now) return null;
  if (tried === 'clients')
    return `It may have gone to the client, and ${now === 'test' ? 'a test' : 'practice'} would not show whether it did. Send it again once messages go to clients.`;
  return `It is not known whether it went in ${tried === 'test' ? 'test mode, to the firm itself' : 'practice'}. Write a new message instead, and mark this one as sent: it says what it was.`;
}

/** Has the provider asked at once; the runner does it, woken by the change. */
export function checkAgain(
  { database, clock }: Deps,
  input: Input<'attention.checkAgain'>,
  user: User,
): Done {
  return database.write(async (tx, changed) => {
    const message = await findForDeed(tx, input.messageId);
    if (!message) return fail('not_found', gone);
    if (message.state !== 'not_known') {
      return fail('too_late', 'It is known by now what became of this message. Its status says it.');
    }
    if (message.gateway === 'smtp') {
      return fail('too_late', 'A mail server cannot be asked what became of an email. Ask the client.');
    }
    const account = accountOf(await getFirmSettings(tx), message.gateway);
    if (!canBeAsked(message, await lastAttempt(tx, message.message_id), account))
      return fail('too_late', elsewhere);
    const now = clock.now();
    if (!(await changeMessage(tx, message, { check_at: now }))) return fail('changed_meanwhile', movedOn);
    await record(tx, 'message.check_again', message, user, now);
    tellMoved(changed, message);
    return ok({ sentence: 'The provider is being asked. What it says stands in the status of the message.' });
  });
}

/** Takes a user's word that a message has gone. It is not proof: nobody asks the provider about it any more. */
export function markSent({ database, clock }: Deps, input: Input<'attention.markSent'>, user: User): Done {
  return database.write(async (tx, changed) => {
    const message = await findForDeed(tx, input.messageId);
    if (!message) return fail('not_found', gone);
    if (message.state !== 'not_known' || message.state_at !== input.at)
      return fail('changed_meanwhile', movedOn);
    const now = clock.now();
    const reason: ReasonCode = 'marked_sent';
    const accepted = {
      state: 'accepted',
      state_at: now,
      reason,
      reason_detail: `${user.initials} on ${formatDay(dayOf(now), 'd MMM yyyy')} at ${timeOfDay(now)}`,
      attention: 0,
      poll_at: null,
      check_at: null,
    } as const;
    if (!(await changeMessage(tx, message, accepted))) return fail('changed_meanwhile', movedOn);
    await record(tx, 'message.mark_sent', message, user, now);
    tellMoved(changed, message);
    return ok({ sentence: `It is marked as sent to ${message.full_name}. The file says that you did that.` });
  });
}

/** Takes a message off the list; it stays what it is. One that is not known asks for a choice instead. */
export function dealWith({ database, clock }: Deps, input: Input<'attention.dealWith'>, user: User): Done {
  return database.write(async (tx, changed) => {
    const message = await findForDeed(tx, input.messageId);
    if (!message) return fail('not_found', gone);
    const isOpen = message.attention === 1 && message.state !== 'not_known';
    if (!isOpen || message.state_at !== input.at) return fail('changed_meanwhile', movedOn);
    if (!(await changeMessage(tx, message, { attention: 0 }))) return fail('changed_meanwhile', movedOn);
    await record(tx, 'message.deal_with', message, user, clock.now());
    tellMoved(changed, message);
    return ok({
      sentence: `The message to ${message.full_name} is dealt with. It stays on the file as it is.`,
    });
  });
}

/** Puts what was dealt with by a slip back on the list. What a user withdrew was never on it. */
export function putBack({ database, clock }: Deps, input: Input<'attention.putBack'>, user: User): Done {
  return database.write(async (tx, changed) => {
    const message = await findForDeed(tx, input.messageId);
    if (!message) return fail('not_found', gone);
    const { state, state_at, reason, attention } = message;
    const wasOpen = state !== 'not_known' && canSendAgain(state) && reason !== 'withdrawn' && attention === 0;
    if (!wasOpen || state_at !== input.at) return fail('changed_meanwhile', movedOn);
    if (!(await changeMessage(tx, message, { attention: 1 }))) return fail('changed_meanwhile', movedOn);
    await record(tx, 'message.put_back', message, user, clock.now());
    tellMoved(changed, message);
    return ok({ sentence: `The message to ${message.full_name} needs attention again.` });
  });
}

/** Says who did what about which message, and what it was then: no name, number or text of a client. */
function record(tx: Queryable, action: string, message: Found, user: User, at: string): Promise<void> {
  const before = { state: message.state, reason: message.reason };
  return recordAudit(tx, { at, userId: user.id, action, subjectId: message.document_id, before });
}
