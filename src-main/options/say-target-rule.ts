import type { ConditionNames } from '../../src-shared/domain/conditions.ts';
import { type Anchor, sayTarget, type TargetRule } from '../../src-shared/domain/schedule.ts';
import { assertNever } from '../../src-shared/result.ts';

/** A rule for a target date as a sentence, with the names of a matter type; '' for none. What is gone is said to be. */
export function sayTargetRule(rule: TargetRule | null, names: ConditionNames): string {
  return rule === null ? '' : sayTarget(rule, (anchor) => sayAnchor(anchor, names));
}

function sayAnchor(anchor: Anchor, { catalogue, taskNames }: ConditionNames): string {
  switch (anchor.kind) {
    case 'opened':
      return 'the matter is opened';
    case 'activated':
      return 'the matter is activated';
    case 'key_date': {
      const token = catalogue.find(anchor.token);
      if (!token) return 'a date that no longer exists';
      return token.group === 'Custom Fields' ? `“${token.label}”` : `the ${token.label.toLowerCase()}`;
    }
    case 'task_completed':
      return `${sayTask(taskNames.get(anchor.templateId))} is completed`;
    case 'task_target':
      return `the target of ${sayTask(taskNames.get(anchor.templateId))}`;
    default:
      return assertNever(anchor);
  }
}

function sayTask(name: string | undefined): string {
  return name === undefined ? 'a task that no longer exists' : `“${name}”`;
}
