import type { Outcome, TickOutcome } from '../../src-shared/contract/progress.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { NavigationAction } from './navigation.ts';

/** Where the cause of a skip is mended. */
export type Mend = { label: string; action: NavigationAction };

/** The way to mend why an action did nothing; null when it needs no mending, or only an administrator can. */
export function mendOf({ matterId }: TickOutcome, { skipped, contactId, contactName }: Outcome): Mend | null {
  if (!skipped) return null;
  const details = { type: 'showMatter', matterId, tab: 'details' } as const;
  switch (skipped.reason) {
    case 'not_flagged_for_texts':
    case 'not_flagged_for_emails':
    case 'no_channel':
    case 'no_mobile':
    case 'no_email':
    case 'mobile_not_valid':
    case 'email_not_valid':
      return contactId === null
        ? { label: 'Open Details', action: details }
        : {
            label: `Open ${contactName}`,
            action: { ...details, intent: { kind: 'person', contactId } },
          };
    case 'no_party':
    case 'no_clients':
    case 'messages_off':
    case 'matter_closed':
    case 'empty_token':
      return { label: 'Open Details', action: details };
    case 'pre_activation':
      return {
        label: 'Show the task',
        action: { ...details, tab: 'progress', intent: { kind: 'blocker' } },
      };
    case 'already_told':
    case 'perhaps_told':
    case 'duplicate':
    case 'perhaps_duplicate':
      return { label: 'Show Documents', action: { ...details, tab: 'documents' } };
    case 'condition_not_met':
    case 'condition_faulty':
    case 'status_gone':
    case 'status_already':
    case 'field_gone':
    case 'value_not_valid':
    case 'nothing_to_set':
    case 'address_not_valid':
    case 'opted_out':
    case 'template_faulty':
    case 'too_long':
      return null;
    default:
      return assertNever(skipped.reason);
  }
}
