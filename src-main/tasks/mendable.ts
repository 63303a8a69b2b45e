import type { SkipReason } from '../../src-shared/domain/skip-reasons.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';

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
  message_id?: string | null;
  skip_reason: SkipReason | null;
};

/**
 * Whether a message that a tick skipped can be tried again: its cause can be mended, and nobody has to review its text
 * first.
 */
export function canBeMended(outcome: Outcome, definition: TaskDefinition | null): boolean {
  if (outcome.contact_id === null || outcome.skip_reason === null) return false;
  const action = definition?.actions.find((one) => one.id === outcome.action_id);
  return (
    (action?.kind === 'send_progress_message' || action?.kind === 'email_party') &&
    !action.reviewFirst &&
    mendable.includes(outcome.skip_reason)
  );
}
