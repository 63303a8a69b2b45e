import type { Trigger } from '../../src-shared/contract/options.ts';
import type { TriggeredAction } from '../../src-shared/domain/task-definition.ts';

/** A triggered action as an icon can say it. */
export function toTrigger(action: TriggeredAction): Trigger {
  return { kind: action.kind, channel: action.kind === 'send_progress_message' ? action.channel : null };
}
