import {
  type ConditionData,
  type Explained,
  evaluateCondition,
  firstFailing,
} from '../../src-shared/domain/conditions.ts';
import type { TaskDefinition, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { PartyRow } from '../matters/token-values.ts';
import { findSameText } from '../messages/recent-queries.ts';
import { planField, planStatus, planTasks, reminderDay } from './plan-effects.ts';
import {
  channelOf,
  isMessageAction,
  type MessageAction,
  nobody,
  planMessage,
  recipientsOf,
} from './plan-messages.ts';
import { fill, planNote, planPage } from './plan-texts.ts';
import { type Does, type PlannedStep, type Skip, skip } from './planned-step.ts';
import { stateAfter, stateOnceTicked } from './state-after.ts';
import { dataOf, type TickState } from './tick-state.ts';
import { toldKey } from './told.ts';

/**
 * What ticking a task of a definition is to do, action by action in their order and for each client. `before` is the matter
 * before the tick; each action, its condition and its texts, is decided by the matter as the tick and the actions before it
 * leave it: the task is completed, and a date that the first sets stands in what the second writes. Reads and writes
 * nothing.
 */
export function planActions(definition: TaskDefinition, before: TickState): PlannedStep[] {
  let state = stateOnceTicked(before);
  return definition.actions.flatMap((action) => {
    const steps = isMessageAction(action) ? planForEach(action, state) : [planOnce(action, state)];
    for (const { does } of steps) state = stateAfter(state, does);
    return steps;
  });
}

/** A condition on a matter: line by line, and the skip that it makes; null when it holds. */
export function testCondition(
  action: Pick<TriggeredAction, 'condition'>,
  data: () => ConditionData,
  state: TickState,
): { explained: Explained | null; failed: Skip | null } {
  if (!action.condition) return { explained: null, failed: null };
  const explained = evaluateCondition(action.condition, data(), state.names);
  if (explained.holds) return { explained, failed: null };
  const why = firstFailing(explained) ?? '';
  const reason = explained.faults.length > 0 ? 'condition_faulty' : 'condition_not_met';
  return { explained, failed: skip(reason, why) };
}

/** Nothing about it has to be asked. */
const unasked = { told: null, sameText: null };

function planForEach(action: MessageAction, state: TickState): PlannedStep[] {
  const recipients = recipientsOf(action, state);
  if (recipients.length === 0) {
    const { explained, failed } = testCondition(action, () => dataOf(state), state);
    return [{ action, party: null, explained, ...unasked, does: failed ?? nobody(action) }];
  }
  return recipients.map((party) => planFor(action, party, state));
}

/** What a message does for one client or party. */
export function planFor(action: MessageAction, party: PartyRow, state: TickState): PlannedStep {
  const client = action.kind === 'email_party' ? undefined : party;
  const { explained, failed } = testCondition(action, () => dataOf(state, client), state);
  if (failed)
    return { action, party, explained, ...unasked, does: { ...failed, channel: channelOf(action) } };
  const told = state.told.get(toldKey(action.id, party.contact_id)) ?? null;
  const does = planMessage(action, party, state);
  const sameText =
    told === null && does.kind === 'message'
      ? findSameText(state.recent, { contactId: party.contact_id, ...does })
      : null;
  return { action, party, explained, told, sameText, does };
}

type OnceAction = Exclude<TriggeredAction, MessageAction>;

function planOnce(action: OnceAction, state: TickState): PlannedStep {
  const { explained, failed } = testCondition(action, () => dataOf(state), state);
  return { action, party: null, explained, ...unasked, does: failed ?? planEffect(action, state) };
}

function planEffect(action: OnceAction, state: TickState): Does {
  const filling = () => ({ values: dataOf(state).values, catalogue: state.values.catalogue });
  switch (action.kind) {
    case 'create_file_note':
      return planNote(action, filling());
    case 'change_status':
      return planStatus(action, state);
    case 'set_field':
      return planField(action, state);
    case 'set_tasks':
      return planTasks(action, state);
    case 'open_web_page':
      return planPage(action, filling());
    case 'create_reminder': {
      const text = fill(action.text, filling());
      return text.ok ? { kind: 'reminder', text: text.text, day: reminderDay(action, state) } : text.skip;
    }
    default:
      return assertNever(action);
  }
}
