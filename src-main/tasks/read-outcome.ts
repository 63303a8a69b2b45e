import type { Outcome, TickOutcome } from '../../src-shared/contract/progress.ts';
import { skipSentence } from '../../src-shared/domain/skip-reasons.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { helpIfMessage } from '../attention/help.ts';
import type { Deps } from '../ipc/handlers.ts';
import { describeIfMessage } from '../messages/describe-message.ts';
import { definitionOf } from './definitions.ts';
import { findMendable } from './mendable.ts';
import { findLatestTick, getTick, listTickOutcomes } from './tick-queries.ts';

type Row = Awaited<ReturnType<typeof listTickOutcomes>>[number];

/** What a tick did, per action and client, with each message as it stands now. */
export async function readTickOutcome(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  tickId: string,
): Promise<Result<TickOutcome>> {
  const db = database.read;
  const tick = await getTick(db, tickId);
  if (!tick) return fail('not_found', 'There is no record of this tick.');
  const rows = await listTickOutcomes(db, tickId);
  const hasSkips = rows.some((row) => row.skip_reason !== null);
  const isStanding =
    hasSkips && tick.completed_at !== null && (await findLatestTick(db, tick.task_id))?.id === tickId;
  const definition = isStanding ? await definitionOf(db, tick) : null;
  const now = clock.now();
  return ok({
    tickId: tick.id,
    matterId: tick.matter_id,
    taskId: tick.task_id,
    taskName: tick.task_name,
    tickedAt: tick.ticked_at,
    undoUntil: tick.undo_until,
    undone: tick.undone_at !== null,
    datesMoved: tick.dates_moved ?? 0,
    outcomes: rows.map((row) => toOutcome(row, definition, now)),
  });
}

function toOutcome(row: Row, definition: TaskDefinition | null, now: string): Outcome {
  const { message_document_id } = row;
  const contactName = row.full_name ?? '';
  const status = describeIfMessage(row, now);
  const help = helpIfMessage(row);
  // The address of a page is kept as what the action did.
  const url = row.kind === 'open_web_page' ? row.result : null;
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    contactName,
    contactId: row.contact_id,
    recipient: row.recipient_shown,
    text: row.body,
    subject: row.subject,
    result: url === null ? row.result : 'A web page is ready to be opened.',
    skipped: row.skip_reason
      ? {
          reason: row.skip_reason,
          sentence: skipSentence(row.skip_reason, contactName, row.skip_detail ?? ''),
        }
      : null,
    canSendNow: findMendable(row, definition) !== null,
    message: message_document_id && status && help ? { documentId: message_document_id, status, help } : null,
    documentId: row.document_id,
    url,
  };
}
