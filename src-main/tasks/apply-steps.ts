import type { Insertable } from 'kysely';
import { newId } from '../../src-shared/ids.ts';
import { assertNever } from '../../src-shared/result.ts';
import { formatDay } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import type { DocumentsTable, TickOutcomesTable } from '../database/schema.ts';
import { setMatterValue } from '../matters/field-queries.ts';
import { writeStatus } from '../matters/status-service.ts';
import { enqueueMessages, type NewMessage } from '../messages/outbox-queries.ts';
import { insertNotes, insertReminder, markTasks, reminderCategory } from './effect-queries.ts';
import { sayFieldValue } from './plan-effects.ts';
import type { Does, MessageToSend, PlannedStep } from './planned-step.ts';
import { insertTickOutcomes } from './tick-queries.ts';
import type { TickState } from './tick-state.ts';
import type { Undo } from './undo-effects.ts';

/** The tick that the steps belong to. `dueAt`: when its messages may go. */
export type Tick = {
  id: string;
  matterId: string;
  now: string;
  dueAt: string;
  userId: string;
};

/** What the steps changed: which screens are to be told. */
export type Applied = { messages: number; notes: number; matterChanged: boolean };

/** What an effect did, as it is kept with the outcome. */
type Effect = Pick<TickOutcomesTable, 'result' | 'document_id'> & { undo: Undo | null };

const noEffect: Effect = { result: null, document_id: null, undo: null };

/** Whether un-ticking within the undo window has something of this step to take back: not of a note, which stays. */
export function canBeTakenBack({ does }: PlannedStep): boolean {
  switch (does.kind) {
    case 'message':
    case 'status':
    case 'tasks':
    case 'reminder':
      return true;
    case 'field':
      return does.from !== does.to;
    case 'skip':
    case 'note':
    case 'page':
      return false;
    default:
      return assertNever(does);
  }
}

/** A message of a tick as the outbox takes it. */
export function toNewMessage(does: MessageToSend, step: PlannedStep, id: string, tick: Tick): NewMessage {
  return {
    id,
    matterId: tick.matterId,
    contactId: step.party?.contact_id ?? '',
    contactName: step.party?.full_name ?? '',
    tickId: tick.id,
    actionId: step.action.id,
    channel: does.channel,
    recipient: does.recipient,
    shown: does.shown,
    subject: does.subject,
    body: does.body,
    segments: does.segments,
    dueAt: tick.dueAt,
    createdBy: tick.userId,
    isToProfessional: step.action.kind === 'email_party',
  };
}

/** Does what was planned, in order and in the transaction of the tick, and records what became of each step. */
export async function applySteps(
  tx: Queryable,
  steps: readonly PlannedStep[],
  state: TickState,
  tick: Tick,
): Promise<Applied> {
  const messages: NewMessage[] = [];
  const notes: Insertable<DocumentsTable>[] = [];
  const outcomes: Insertable<TickOutcomesTable>[] = [];
  const applied: Applied = { messages: 0, notes: 0, matterChanged: false };
  let activatedOn = state.values.matter.activated_on;
  for (const step of steps) {
    const { does } = step;
    let effect = noEffect;
    let messageId: string | null = null;
    if (does.kind === 'message') {
      messageId = newId();
      messages.push(toNewMessage(does, step, messageId, tick));
    } else if (does.kind === 'note') {
      const note = toNote(does, tick);
      notes.push(note);
      effect = { result: `Put on the file: ${does.description}`, document_id: note.id, undo: null };
    } else if (does.kind === 'status') {
      const before = activatedOn;
      activatedOn = await writeStatus(tx, { id: tick.matterId, activated_on: before }, does.to, tick.now);
      const { from, to } = does;
      effect = {
        ...noEffect,
        result: `The status changed from ${from.name} to ${to.name}.`,
        undo: { kind: 'status', from, to, activatedOn: before },
      };
      applied.matterChanged = true;
    } else if (does.kind !== 'skip') {
      effect = await applyEffect(tx, does, state, tick);
      if (does.kind === 'field') applied.matterChanged = true;
    }
    outcomes.push(toOutcome(step, effect, messageId, tick.id, outcomes.length));
  }
  await enqueueMessages(tx, messages, tick.now);
  await insertNotes(tx, notes);
  await insertTickOutcomes(tx, outcomes);
  return { ...applied, messages: messages.length, notes: notes.length };
}

function toNote(note: { description: string; text: string }, tick: Tick): Insertable<DocumentsTable> {
  return {
    id: newId(),
    matter_id: tick.matterId,
    kind: 'file_note',
    description: note.description,
    folder: null,
    text: note.text,
    created_at: tick.now,
    created_by: tick.userId,
  };
}

type OtherEffect = Exclude<Does, { kind: 'skip' | 'message' | 'note' | 'status' }>;

async function applyEffect(tx: Queryable, does: OtherEffect, state: TickState, tick: Tick): Promise<Effect> {
  switch (does.kind) {
    case 'field': {
      const { token, label, type, from, to } = does;
      if (from === to) return { ...noEffect, result: `“${label}” was already ${sayFieldValue(type, to)}.` };
      if (!(await setMatterValue(tx, tick.matterId, token, to)))
        throw new Error('A field that was planned to be set is not there');
      const result =
        to === '' ? `“${label}” was emptied.` : `“${label}” was set to ${sayFieldValue(type, to)}.`;
      return { ...noEffect, result, undo: { kind: 'field', token, label, type, from, to } };
    }
    case 'tasks': {
      const ids = does.tasks.map((task) => task.id);
      const marked = await markTasks(tx, ids, does.notRequired);
      const names = does.tasks.map((task) => `“${task.name}”`).join(', ');
      return {
        ...noEffect,
        result: `${does.notRequired ? 'Marked not required' : 'Required again'}: ${names}.`,
        undo: { kind: 'tasks', taskIds: marked, notRequired: does.notRequired },
      };
    }
    case 'page':
      // The address itself: a person's press opens it, and only then is it of use.
      return { ...noEffect, result: does.url };
    case 'reminder': {
      const { text: name, day: targetDate } = does;
      const categoryId = await reminderCategory(tx, state.values.matter.matter_type_id);
      const id = newId();
      await insertReminder(tx, { id, matterId: tick.matterId, categoryId, name, targetDate });
      return {
        ...noEffect,
        result: `A reminder for ${formatDay(targetDate, 'EEEE d MMMM yyyy')}: ${name}`,
        undo: { kind: 'reminder', taskId: id, name, targetDate },
      };
    }
    default:
      return assertNever(does);
  }
}

function toOutcome(
  { action, party, does }: PlannedStep,
  effect: Effect,
  messageId: string | null,
  tickId: string,
  position: number,
): Insertable<TickOutcomesTable> {
  return {
    id: newId(),
    tick_id: tickId,
    action_id: action.id,
    kind: action.kind,
    contact_id: party?.contact_id ?? null,
    channel: does.kind === 'skip' || does.kind === 'message' ? does.channel : null,
    skip_reason: does.kind === 'skip' ? does.reason : null,
    skip_detail: does.kind === 'skip' ? does.detail : null,
    message_id: messageId,
    document_id: effect.document_id,
    result: effect.result,
    undo: effect.undo ? JSON.stringify(effect.undo) : null,
    position,
  };
}
