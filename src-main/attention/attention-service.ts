import type { AttentionMessage, attentionContract } from '../../src-shared/contract/attention.ts';
import { ok } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import { toCursor } from '../database/cursor.ts';
import { resumeChannel } from '../delivery/pause-queries.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { checkingUntil, describeMessage } from '../messages/describe-message.ts';
import { listAttention, listChecking } from './attention-queries.ts';
import { checkAgain, dealWith, markSent, putBack, sendAgain } from './deeds.ts';
import { concernsOf, helpFor } from './help.ts';

type Row = Awaited<ReturnType<typeof listAttention>>[number];

/** More than this are never being found out about at once: as many as are handed over at once, on every computer. */
const mostChecking = 200;

/** Answers what Needs attention asks, and does what a user does about a message. */
export function attentionHandlers(deps: Deps): HandlersFor<typeof attentionContract> {
  const { database, clock } = deps;
  return {
    'attention.list': async ({ limit, after }) => {
      const checking = after === null ? await listChecking(database.read, mostChecking) : [];
      const rows = await listAttention(database.read, limit, after);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      const now = clock.now();
      return ok({
        messages: [...checking, ...rows].map((row) => toMessage(row, now)),
        next: last ? toCursor(last.state_at, last.message_id) : null,
      });
    },
    'attention.sendAgain': (input, { user }) => sendAgain(deps, input, user),
    'attention.checkAgain': (input, { user }) => checkAgain(deps, input, user),
    'attention.markSent': (input, { user }) => markSent(deps, input, user),
    'attention.dealWith': (input, { user }) => dealWith(deps, input, user),
    'attention.putBack': (input, { user }) => putBack(deps, input, user),
    'sending.retryNow': (_input, { user }) =>
      database.write(async (tx, changed) => {
        const now = clock.now();
        await resumeChannel(tx, 'sms', now);
        await resumeChannel(tx, 'email', now);
        await recordAudit(tx, { at: now, userId: user.id, action: 'sending.retry_now', subjectId: null });
        // The runner wakes at every change; until when each message waits has changed on every screen.
        changed({ area: 'documents', matterId: null });
        changed({ area: 'session', matterId: null });
        return ok({});
      }),
  };
}

function toMessage(row: Row, now: string): AttentionMessage {
  return {
    documentId: row.document_id,
    reference: row.reference,
    clients: row.client_names,
    subject: row.subject,
    recipientName: row.recipient_name,
    recipient: row.recipient_shown,
    emailSubject: row.email_subject,
    text: row.body,
    by: row.by_initials,
    status: describeMessage(row, now),
    concerns: row.attention === 1 ? concernsOf(row) : null,
    checkingUntil: checkingUntil(row),
    help: helpFor(row),
  };
}
