import { evaluateCondition, firstFailing } from '../../src-shared/domain/conditions.ts';
import { planProgressMessage } from '../../src-shared/domain/progress-message.ts';
import type { ActionOf, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { newId } from '../../src-shared/ids.ts';
import { assertNever } from '../../src-shared/result.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { ContactsTable, MattersTable, TickOutcomesTable } from '../database/schema.ts';
import { toRecipient } from '../matters/recipients.ts';
import { planPage } from '../tasks/plan-texts.ts';
import { planEffect } from './build-effects.ts';
import { addSentMessage } from './build-message.ts';
import { recordOptOuts } from './build-opt-outs.ts';
import { factsOf, type SampleFacts } from './build-values.ts';
import type { BuildingMatter, SampleTick } from './building.ts';
import type { SampleMatter } from './sample-firm-format.ts';

type Sent = Pick<NonNullable<SampleMatter['history']>[number], 'by' | 'status' | 'channel'>;
type Outcome = Partial<TickOutcomesTable>;

/**
 * Adds what the ticks of a matter did, one after the other: for each action and client the message the sample's history
 * has, or the reason why there was none; what else an action changed. A client who opted out since had texts until then.
 * `documentOf`: the file note that a task's action made, by the task's slug.
 */
export function buildHistory(
  own: BuildingMatter,
  row: MattersTable,
  ticks: SampleTick[],
  documentOf: ReadonlyMap<string, string>,
): void {
  const facts = factsOf(own, row);
  for (const tick of ticks) {
    facts.taskStates.set(tick.template.id, 'completed');
    // Every action sees the matter as it was when the task was ticked.
    const before = { ...facts };
    let position = 0;
    for (const action of tick.template.definition.actions)
      for (const outcome of outcomesOf(action, tick, { own, before, facts, documentOf }))
        own.rows.tick_outcomes.push({
          id: newId(),
          tick_id: tick.id,
          action_id: action.id,
          kind: action.kind,
          contact_id: null,
          channel: null,
          skip_reason: null,
          skip_detail: null,
          message_id: null,
          document_id: null,
          result: null,
          undo: null,
          ...outcome,
          position: position++,
        });
  }
  recordOptOuts(own);
}

type At = {
  own: BuildingMatter;
  before: SampleFacts;
  facts: SampleFacts;
  documentOf: ReadonlyMap<string, string>;
};

function outcomesOf(action: TriggeredAction, tick: SampleTick, at: At): Outcome[] {
  switch (action.kind) {
    case 'send_progress_message':
      return at.before.clients.flatMap((client) => tellClient(action, client, tick, at));
    case 'email_party':
      return at.before.parties
        .filter((party) => party.role === action.role)
        .flatMap(({ contact }) => {
          const sent = { by: tick.by, status: 'sent', channel: 'email' } as const;
          return skipFor(action, contact, tick, at) ?? send(action, contact, sent, tick, at);
        });
    case 'create_file_note': {
      const id = at.documentOf.get(tick.slug);
      const note = at.own.rows.documents.find((document) => document.id === id);
      return note ? [{ document_id: note.id, result: `Put on the file: ${note.description}` }] : [];
    }
    case 'change_status':
    case 'set_field':
    case 'set_tasks':
      return skipFor(action, undefined, tick, at) ?? planEffect(action, at.facts, at.own);
    case 'open_web_page': {
      const filling = { values: at.before.valuesFor(), catalogue: at.own.type.names.catalogue };
      const does = planPage(action, filling);
      return does.kind === 'page' ? (skipFor(action, undefined, tick, at) ?? [{ result: does.url }]) : [];
    }
    case 'create_reminder':
      // The reminders of the sample are done with.
      return [];
    default:
      return assertNever(action);
  }
}

/** The skip of an action whose condition was not met; null when it acts. */
function skipFor(
  action: TriggeredAction,
  client: ContactsTable | undefined,
  tick: SampleTick,
  { own, before }: At,
): Outcome[] | null {
  if (!action.condition) return null;
  const data = { ...before, values: before.valuesFor(client), today: dayOf(tick.at) };
  const failing = firstFailing(evaluateCondition(action.condition, data, own.type.names));
  if (failing === null) return null;
  return [{ contact_id: client?.id ?? null, skip_reason: 'condition_not_met', skip_detail: failing }];
}

function tellClient(
  action: ActionOf<'send_progress_message'>,
  client: ContactsTable,
  tick: SampleTick,
  at: At,
): Outcome[] {
  const sent = at.own.matter.history?.find(
    (each) =>
      each.taskId === tick.slug &&
      at.own.idOf(each.contactId) === client.id &&
      (action.channel === 'preferred' || action.channel === each.channel),
  );
  return skipFor(action, client, tick, at) ?? send(action, client, sent, tick, at);
}

function send(
  action: ActionOf<'send_progress_message' | 'email_party'>,
  contact: ContactsTable,
  sent: Sent | undefined,
  tick: SampleTick,
  { own, before }: At,
): Outcome[] {
  const optedOut = own.sample.contacts.some((each) => each.smsOptedOut && own.idOf(each.id) === contact.id);
  const channel = action.kind === 'email_party' ? 'email' : (sent?.channel ?? action.channel);
  const planned = planProgressMessage(
    { ...action, channel },
    { ...toRecipient({ ...contact, contact_id: contact.id, role: 'client' }), optedOut: optedOut && !sent },
    before.valuesFor(contact),
    own.type.names.catalogue,
  );
  if (!planned.send) {
    const { reason, detail } = planned;
    return [{ contact_id: contact.id, channel: planned.channel, skip_reason: reason, skip_detail: detail }];
  }
  if (!sent) return [];
  const messageId = addSentMessage(
    { planned, sent, tick, matterId: own.matterId, actionId: action.id, contact },
    own,
  );
  return [{ contact_id: contact.id, channel: planned.channel, message_id: messageId }];
}
