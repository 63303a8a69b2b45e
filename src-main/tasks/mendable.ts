import type { SkipReason } from '../../src-shared/domain/skip-reasons.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { isMessageAction, type MessageAction } from './plan-messages.ts';

// What the contact, the matter or a value lacked. A condition was decided when the task was ticked, and a fault in the text
// stands in the version that the task keeps.
const mendable: readonly SkipReason[] = [
  'messages_off',
  'matter_closed',
  'not_flagged_for_texts',
  'not_flagged_for_emails',
  'no_channel',
  'no_mobile',
  'no_email',
  'mobile_not_valid',
  'email_not_valid',
  'opted_out',
  'empty_token',
];

/** What of an outcome decides whether it can be sent after all. */
type Outcome = {
  action_id: string;
  contact_id: string | null;
  skip_reason: SkipReason | null;
};

/**
 * The action of a message that a tick skipped, when it can be tried again: its cause can be mended, and nobody has to
 * review its text first. Else null.
 */
export function findMendable(outcome: Outcome, definition: TaskDefinition | null): MessageAction | null {
  const { action_id, contact_id, skip_reason } = outcome;
  if (contact_id === null || skip_reason === null || !mendable.includes(skip_reason)) return null;
  const action = definition?.actions.find((one) => one.id === action_id);
  return action && isMessageAction(action) && !action.reviewFirst ? action : null;
}
