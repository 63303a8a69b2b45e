import type { Condition, Line } from '../../src-shared/domain/conditions.ts';
import type { TargetRule } from '../../src-shared/domain/schedule.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { messageText } from './dataset-text.ts';

/** Every so many templates, one sends a text and an email. */
const everyActions = 7;

/** The definition of one task of a type of the bench's firm, whose templates have the ids `ids`. */
export function defineTask(
  name: string,
  index: number,
  ids: readonly string[],
  type: string,
  newId: () => string,
): TaskDefinition {
  const channels =
    type !== 'Chain' && index % everyActions === everyActions - 1 ? (['sms', 'email'] as const) : [];
  return {
    name,
    preActivation: index < 3,
    target: type === 'Chain' ? chained(index, ids) : counted(index),
    visibility: type === 'Estate' ? [fiveLines(index, ids)] : [],
    actions: channels.map((channel) => ({
      id: newId(),
      condition: null,
      kind: 'send_progress_message' as const,
      channel,
      subject: channel === 'email' ? '{{ matter.reference }}: your searches' : '',
      body: messageText(channel),
      reviewFirst: false,
    })),
  };
}

function counted(index: number): TargetRule {
  return { amount: index + 1, unit: 'days', direction: 'after', anchor: { kind: 'opened' } };
}

/** The second task waits for the first to be done, and each after it for the date of the one before: 200 dates move. */
function chained(index: number, ids: readonly string[]): TargetRule {
  const before = ids[index - 1];
  if (before === undefined || index > 200) return counted(index);
  const kind = index === 1 ? 'task_completed' : 'task_target';
  return {
    amount: 1,
    unit: 'working_days',
    direction: 'after',
    anchor: { kind, templateId: before },
  };
}

/** Five lines of each sort, in two groups, which hold: every task shows. */
function fiveLines(index: number, ids: readonly string[]): Condition {
  const token = (id: string, comparison: 'is_not_empty' | 'contains' | 'is', ...values: string[]): Line => ({
    kind: 'token',
    token: id,
    comparison,
    values,
  });
  return {
    kind: 'group',
    match: 'all',
    parts: [
      token('matter.property', 'contains', 'bristol'),
      { kind: 'status_kind', comparison: 'is', kinds: ['active'] },
      {
        kind: 'group',
        match: 'any',
        parts: [
          token('matter.completion_date', 'is', '1999-01-04'),
          { kind: 'task', templateId: ids[(index * 7) % ids.length] ?? '', state: 'not_required' },
          token('lender.name', 'is_not_empty'),
        ],
      },
    ],
  };
}
