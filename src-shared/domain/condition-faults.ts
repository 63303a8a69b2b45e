import { assertNever } from '../result.ts';
import { comparesDays, comparisonsFor } from './comparisons.ts';
import type { ConditionNames } from './condition-data.ts';
import { type Condition, type Line, linesOf } from './condition-schema.ts';
import { fold } from './fold.ts';
import { isCanonical, type Token } from './tokens.ts';

type TokenLine = Extract<Line, { kind: 'token' }>;

const days = /^\d{1,4}$/;

function valueFault(line: TokenLine, token: Token, value: string): string | null {
  // Folded: a value of nothing but accents would be contained in every text.
  if (fold(value) === '') return `“${token.label}” has nothing to be compared with: type a value.`;
  if (comparesDays(line.comparison))
    return days.test(value) ? null : `“${token.label}” needs a number of days, like 14.`;
  if (!isCanonical(token.type, value)) return `“${value}” cannot be compared with “${token.label}”.`;
  if (token.type === 'choice' && !token.choices?.includes(value))
    return `“${value}” is not one of the choices of “${token.label}”.`;
  return null;
}

function tokenFault(line: TokenLine, names: ConditionNames): string | null {
  const token = names.catalogue.find(line.token);
  if (!token) return `There is no token “${line.token}”.`;
  const { comparison, values } = line;
  const choice = comparisonsFor(token.type).find((one) => one.comparison === comparison);
  if (!choice) return `“${token.label}” cannot be compared with “${comparison.replaceAll('_', ' ')}”.`;
  const { needs } = choice;
  if (needs === 'many' ? values.length === 0 : values.length !== needs)
    return needs === 'many' || values.length < needs
      ? `“${token.label} ${choice.label}” needs ${needs === 2 ? 'two values' : 'a value'}.`
      : `“${token.label} ${choice.label}” has more values than it needs.`;
  for (const value of values) {
    const fault = valueFault(line, token, value);
    if (fault) return fault;
  }
  const [low = '', high = ''] = values;
  if (comparison === 'between' && compareStored(token, low, high) > 0)
    return `“${token.label} is between” needs the ${token.type === 'date' ? 'earlier' : 'smaller'} value first.`;
  return null;
}

/** Compares two stored numbers, amounts or dates: negative when the first is smaller or earlier, 0 when they are equal. */
export function compareStored(token: Token, one: string, other: string): number {
  if (token.type === 'date') return one < other ? -1 : one > other ? 1 : 0;
  return Number(one) - Number(other);
}

/** What makes a line invalid whatever the matter, as a sentence; null when it can be evaluated. */
export function lineFault(line: Line, names: ConditionNames): string | null {
  switch (line.kind) {
    case 'token':
      return tokenFault(line, names);
    case 'status':
      if (line.statusTypeIds.length === 0) return 'Choose the status that the matter must have.';
      return line.statusTypeIds.every((id) => names.statusNames.has(id))
        ? null
        : 'A status that this condition names no longer exists.';
    case 'status_kind':
      return line.kinds.length === 0 ? 'Choose the kind of status that the matter must have.' : null;
    case 'task':
      return names.taskNames.has(line.templateId)
        ? null
        : 'A task that this condition names no longer exists.';
    default:
      return assertNever(line);
  }
}

/** Everything that makes a condition invalid, a sentence each, each once; none when it can be evaluated. */
export function conditionFaults(condition: Condition, names: ConditionNames): string[] {
  const faults = linesOf(condition).map((line) => lineFault(line, names));
  return [...new Set(faults.filter((fault) => fault !== null))];
}
