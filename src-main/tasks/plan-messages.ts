import { partyRoleNames } from '../../src-shared/domain/party-roles.ts';
import {
  matterSkip,
  type Planned,
  planProgressMessage,
  type Recipient,
} from '../../src-shared/domain/progress-message.ts';
import type { ActionOf, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { toRecipient } from '../matters/recipients.ts';
import type { PartyRow } from '../matters/token-values.ts';
import { isStatusOfOwnTick } from './own-status.ts';
import { type Does, skip } from './planned-step.ts';
import type { TickState } from './tick-state.ts';
import { onlyClient } from './visible-tasks.ts';

/** An action that sends a message: to each client, or to each party of a role. */
export type MessageAction = ActionOf<'send_progress_message'> | ActionOf<'email_party'>;

/** Whether an action sends a message. */
export function isMessageAction(action: TriggeredAction): action is MessageAction {
  return action.kind === 'send_progress_message' || action.kind === 'email_party';
}

/** Whom a message is for: the clients, or the parties of its role, in their order. */
export function recipientsOf(action: MessageAction, { values }: TickState): PartyRow[] {
  return action.kind === 'email_party'
    ? values.parties.filter((party) => party.role === action.role)
    : values.clients;
}

/** The channel of an action as a skip records it before a client's own is known. */
export function channelOf(action: MessageAction): 'sms' | 'email' {
  return action.kind === 'email_party' || action.channel === 'email' ? 'email' : 'sms';
}

/** Why there is nobody to send it to. */
export function nobody(action: MessageAction): Does {
  if (action.kind === 'send_progress_message') return skip('no_clients', '', channelOf(action));
  const role = partyRoleNames[action.role];
  return skip('no_party', role.charAt(0).toLowerCase() + role.slice(1), 'email');
}

/** What a message does for one recipient: the text it makes and where it goes, or why not. */
export function planMessage(action: MessageAction, party: PartyRow, state: TickState): Does {
  const { values, task } = state;
  const { matter, catalogue } = values;
  const isOwn = isStatusOfOwnTick(state.ownStatusId, matter.status_type_id);
  const statusKind = isOwn ? 'active' : matter.status_kind;
  const closed = matterSkip({ messagesOff: matter.messages_off === 1, statusKind });
  if (closed) return skip(closed, '', channelOf(action));
  const recipient = toRecipient(party);
  if (action.kind === 'send_progress_message')
    return toDoes(planProgressMessage(action, recipient, values.valuesFor(party, task), catalogue));
  // A professional is written to at work: no client's consent is asked of them.
  const professional: Recipient = { ...recipient, sendEmails: true };
  const email = { id: action.id, channel: 'email', subject: action.subject, body: action.body } as const;
  const tokens = values.valuesFor(onlyClient(values), task);
  return toDoes(planProgressMessage(email, professional, tokens, catalogue));
}

function toDoes(planned: Planned): Does {
  if (!planned.send) return skip(planned.reason, planned.detail, planned.channel);
  const { send: _, ...message } = planned;
  return { kind: 'message', ...message };
}
