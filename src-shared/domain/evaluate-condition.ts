import { assertNever } from '../result.ts';
import type { ConditionData, ConditionNames } from './condition-data.ts';
import { compareStored, lineFault } from './condition-faults.ts';
import type { Condition, Group, Line } from './condition-schema.ts';
import { fold } from './fold.ts';
import { sayFound, sayLine } from './say-condition.ts';
import { isCanonical, type Token } from './tokens.ts';
import { dayNumber } from './values.ts';

/** A line, what was found for it, and whether it holds; with a fault it never does. */
export type ExplainedLine = {
  kind: 'line';
  sentence: string;
  found: string;
  holds: boolean;
  fault: string | null;
};

/** A group, its parts and whether it holds; with a fault anywhere in it, it never does. */
export type ExplainedGroup = {
  kind: 'group';
  match: Group['match'];
  holds: boolean;
  parts: (ExplainedGroup | ExplainedLine)[];
};

/** Whether a condition holds and why, in the shape of the condition itself. */
export type Explained = { holds: boolean; faults: string[]; tree: ExplainedGroup };

type Outcome = { holds: boolean; fault: string | null };
type TokenLine = Extract<Line, { kind: 'token' }>;

/** Whether a value that is not empty, stored as its type should be, stands the comparison of a line without faults. */
function compare(line: TokenLine, token: Token, value: string, today: string): boolean {
  const [first = '', second = ''] = line.values;
  const same = () =>
    token.type === 'choice'
      ? value === first
      : token.type === 'text'
        ? fold(value) === fold(first)
        : compareStored(token, value, first) === 0;
  switch (line.comparison) {
    case 'is':
      return same();
    case 'is_not':
      return !same();
    case 'contains':
      return fold(value).includes(fold(first));
    case 'starts_with':
      return fold(value).startsWith(fold(first));
    case 'more_than':
    case 'after':
      return compareStored(token, value, first) > 0;
    case 'less_than':
    case 'before':
      return compareStored(token, value, first) < 0;
    case 'between':
      return compareStored(token, value, first) >= 0 && compareStored(token, value, second) <= 0;
    case 'within_next':
      return value >= today && dayNumber(value) - dayNumber(today) <= Number(first);
    case 'within_last':
      return value <= today && dayNumber(today) - dayNumber(value) <= Number(first);
    case 'ticked':
      return value === 'yes';
    case 'not_ticked':
      return value === 'no';
    case 'is_one_of':
      return line.values.includes(value);
    case 'is_empty':
      return false;
    case 'is_not_empty':
      return true;
    default:
      return assertNever(line.comparison);
  }
}

function testToken(line: TokenLine, data: ConditionData, names: ConditionNames): Outcome {
  const token = names.catalogue.find(line.token);
  const value = data.values[line.token] ?? '';
  if (token?.group === 'Client' && data.isOfSeveralClients)
    return {
      holds: false,
      fault: `The matter has several clients, and this is for none of them, so “${token.label}” has no one value.`,
    };
  if (!token || value.trim() === '') return { holds: line.comparison === 'is_empty', fault: null };
  if (!isCanonical(token.type, value))
    return { holds: false, fault: `The value of “${token.label}” cannot be read: “${value}”.` };
  return { holds: compare(line, token, value, data.today), fault: null };
}

/** Whether a line holds; with a fault it never does. */
function test(line: Line, data: ConditionData, names: ConditionNames): Outcome {
  const fault = lineFault(line, names);
  if (fault) return { holds: false, fault };
  switch (line.kind) {
    case 'token':
      return testToken(line, data, names);
    case 'status':
      if (!names.statusNames.has(data.statusTypeId))
        return { holds: false, fault: "The matter's status is not known here." };
      return {
        holds: line.statusTypeIds.includes(data.statusTypeId) === (line.comparison === 'is'),
        fault: null,
      };
    case 'status_kind':
      return { holds: line.kinds.includes(data.statusKind) === (line.comparison === 'is'), fault: null };
    case 'task':
      return { holds: data.taskStates.get(line.templateId) === line.state, fault: null };
    default:
      return assertNever(line);
  }
}

function explainLine(line: Line, data: ConditionData, names: ConditionNames): ExplainedLine {
  const { holds, fault } = test(line, data, names);
  return { kind: 'line', sentence: sayLine(line, names), found: sayFound(line, data, names), holds, fault };
}

function explainGroup(
  group: Group,
  data: ConditionData,
  names: ConditionNames,
  faults: Set<string>,
): ExplainedGroup {
  const within = new Set<string>();
  const parts = group.parts.map((part) => {
    if (part.kind === 'group') return explainGroup(part, data, names, within);
    const line = explainLine(part, data, names);
    if (line.fault) within.add(line.fault);
    return line;
  });
  for (const fault of within) faults.add(fault);
  const some = parts.some((part) => part.holds);
  const every = parts.every((part) => part.holds);
  const holds = group.match === 'all' ? every : group.match === 'any' ? some : !some;
  return { kind: 'group', match: group.match, holds: holds && within.size === 0, parts };
}

/**
 * Whether a condition holds for a matter, line by line. A fault anywhere (a token, status or task that no longer exists, a
 * value that cannot be read, a client's token where there are several and none is meant) makes the whole not hold, also inside "none of these". Never throws for what the
 * schema lets through.
 */
export function evaluateCondition(
  condition: Condition,
  data: ConditionData,
  names: ConditionNames,
): Explained {
  const faults = new Set<string>();
  const tree = explainGroup(condition, data, names, faults);
  return { holds: tree.holds, faults: [...faults], tree };
}

/** Whether a group holds; null when a fault in it makes it invalid. */
function holdsOf(group: Group, data: ConditionData, names: ConditionNames): boolean | null {
  let some = false;
  let every = true;
  for (const part of group.parts) {
    const outcome = part.kind === 'group' ? null : test(part, data, names);
    if (outcome?.fault) return null;
    const holds = part.kind === 'group' ? holdsOf(part, data, names) : (outcome?.holds ?? false);
    if (holds === null) return null;
    if (holds) some = true;
    else every = false;
  }
  return group.match === 'all' ? every : group.match === 'any' ? some : !some;
}

/** Whether a condition holds, as `evaluateCondition` says it, but without saying why: for hundreds of them at once. */
export function conditionHolds(condition: Condition, data: ConditionData, names: ConditionNames): boolean {
  return holdsOf(condition, data, names) === true;
}
