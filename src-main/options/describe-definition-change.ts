import type { TaskDefinition, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { assertNever } from '../../src-shared/result.ts';

/** What differs between two versions of a template but the name, each as "its text changes"; none when nothing does. */
export function describeDefinitionChange(from: TaskDefinition, to: TaskDefinition): string[] {
  const changes: string[] = [];
  if (differ(from.actions, to.actions)) {
    const isText = !differ(from.actions.map(withoutText), to.actions.map(withoutText));
    changes.push(isText ? 'its text changes' : 'what it does changes');
  }
  if (differ(from.target, to.target)) changes.push('how its target date is counted changes');
  if (differ(from.visibility, to.visibility)) changes.push('when it shows changes');
  if (from.preActivation !== to.preActivation) {
    changes.push(
      to.preActivation ? 'it becomes needed for activation' : 'it is no longer needed for activation',
    );
  }
  return changes;
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** An action without the words that people read. */
function withoutText(action: TriggeredAction): unknown {
  switch (action.kind) {
    case 'send_progress_message':
    case 'email_party':
      return { ...action, subject: '', body: '' };
    case 'create_file_note':
      return { ...action, description: '', body: '' };
    case 'create_reminder':
      return { ...action, text: '' };
    case 'change_status':
    case 'set_field':
    case 'set_tasks':
    case 'open_web_page':
      return action;
    default:
      return assertNever(action);
  }
}
