import type { TaskDefinition, TriggeredAction } from '../../src-shared/domain/task-definition.ts';

/** A definition with nothing in it but a name, and what of it is to be otherwise. */
export function definitionOf(name: string, changes: Partial<TaskDefinition> = {}): TaskDefinition {
  return { name, preActivation: false, target: null, visibility: [], actions: [], ...changes };
}

/** A text to each client, and what of it is to be otherwise. */
export const textMessage = (changes: object = {}): TriggeredAction => ({
  id: 'a',
  kind: 'send_progress_message',
  condition: null,
  channel: 'sms',
  subject: '',
  body: 'Dear {{ client.first_name }}',
  reviewFirst: false,
  ...changes,
});
