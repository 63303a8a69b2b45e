import type { DocumentRow } from '../../src-shared/contract/documents.ts';
import { showMobile } from '../../src-shared/domain/phone.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { helpIfMessage } from '../attention/help.ts';
import { toCursor } from '../database/cursor.ts';
import { isReasonCode, reasonSentence } from '../delivery/reasons.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { describeIfMessage } from '../messages/describe-message.ts';
import { listAnswerTo } from '../replies/list-queries.ts';
import { getDocument, listAttempts, listDocuments } from './document-queries.ts';

type Row = Awaited<ReturnType<typeof listDocuments>>[number];
type Attempt = Awaited<ReturnType<typeof listAttempts>>[number];

/** Answers what the Document screen asks. */
export function documentHandlers({ database, clock }: Deps): HandlersOf<'documents.'> {
  return {
    'documents.list': async ({ matterId, limit, after }) => {
      const rows = await listDocuments(database.read, matterId, limit, after);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      const now = clock.now();
      return ok({
        documents: rows.map((row) => toDocumentRow(row, now)),
        next: last ? toCursor(last.created_at, last.id) : null,
      });
    },
    'documents.open': async ({ documentId }) => {
      const row = await getDocument(database.read, documentId);
      if (!row) return fail('not_found', 'This document is no longer on the file.');
      const attempts = row.message_id ? await listAttempts(database.read, row.message_id) : [];
      const answerTo = await listAnswerTo(database.read, row.reply_id === null ? [] : [row.reply_id]);
      return ok({
        ...toDocumentRow(row, clock.now()),
        matterId: row.matter_id,
        recipient: row.recipient_shown,
        subject: row.subject,
        text: row.text,
        segments: row.kind === 'sms' ? row.segments : null,
        attempts: attempts.map((attempt) => ({ at: attempt.started_at, outcome: sayAttempt(attempt) })),
        help: helpIfMessage(row),
        canCancel: row.state === 'queued' || row.state === 'claimed',
        answerTo: answerTo.get(row.reply_id ?? '') ?? null,
      });
    },
  };
}

function toDocumentRow(row: Row, now: string): DocumentRow {
  return {
    id: row.id,
    kind: row.kind,
    description: row.description,
    at: row.created_at,
    by: row.by_initials ?? '',
    to: row.recipient_name,
    status: describeIfMessage(row, now),
    folder: row.folder,
    reply:
      row.reply_id === null
        ? null
        : {
            id: row.reply_id,
            name: row.reply_name,
            number: showMobile(row.reply_number ?? ''),
            unread: row.reply_unread === 1,
          },
  };
}

const outcomeWords = {
  accepted: 'Taken over for delivery.',
  refused: 'Refused.',
  later: 'Not taken over; it waits.',
  not_known: 'Not known whether it went.',
};

function sayAttempt({ outcome, code }: Attempt): string {
  if (outcome === null) return 'Being sent.';
  const why = code && isReasonCode(code) ? ` ${reasonSentence(code, '')}` : '';
  return `${outcomeWords[outcome]}${why}`;
}
