import { assertNever } from '../result.ts';
import type { Anchor, TargetRule } from './target-rule.ts';

/**
 * A rule as a person reads it: "2 weeks after the matter is opened", "On the completion date".
 * `nameOfAnchor` answers a phrase for the middle of a sentence: what happens ("the matter is opened",
 * "“Searches” is completed") for opened, activated and task_completed, a date ("the completion date", "the
 * target of “Completion”") for key_date and task_target.
 */
export function sayTarget(rule: TargetRule, nameOfAnchor: (anchor: Anchor) => string): string {
  const name = nameOfAnchor(rule.anchor);
  if (rule.amount > 0) return `${rule.amount} ${unitOf(rule)} ${rule.direction} ${name}`;
  const onTheDay = `${isDate(rule.anchor) ? 'On' : 'When'} ${name}`;
  return rule.unit === 'working_days' ? `${onTheDay}, or the next working day` : onTheDay;
}

function unitOf({ amount, unit }: TargetRule): string {
  const plural = unit === 'working_days' ? 'working days' : unit;
  return amount === 1 ? plural.slice(0, -1) : plural;
}

function isDate(anchor: Anchor): boolean {
  switch (anchor.kind) {
    case 'key_date':
    case 'task_target':
      return true;
    case 'opened':
    case 'activated':
    case 'task_completed':
      return false;
    default:
      return assertNever(anchor);
  }
}
