import { assertNever } from '../result.ts';
import { comparesDays, comparisonsFor } from './comparisons.ts';
import type { ConditionData, ConditionNames } from './condition-data.ts';
import type { Line } from './condition-schema.ts';
import { statusKindNames } from './status-kinds.ts';
import { sayValue } from './tokens.ts';

type TokenLine = Extract<Line, { kind: 'token' }>;

const taskStateNames = {
  completed: 'completed',
  outstanding: 'outstanding',
  not_required: 'not required',
} as const;

function sayTokenLine({ token: id, comparison, values }: TokenLine, names: ConditionNames): string {
  const token = names.catalogue.find(id);
  const choice = token && comparisonsFor(token.type).find((one) => one.comparison === comparison);
  const subject = token?.label ?? `“${id}”`;
  if (!choice) return [subject, comparison.replaceAll('_', ' '), values.join(', ')].join(' ').trim();
  if (comparesDays(comparison))
    return `${subject} ${choice.label} ${values[0] === '1' ? 'day' : `${values[0] ?? '?'} days`}`;
  const said = values.map((value) => (token.type === 'text' ? `“${value}”` : sayValue(token, value)));
  if (choice.needs === 0) return `${subject} ${choice.label}`;
  return `${subject} ${choice.label} ${said.join(choice.needs === 2 ? ' and ' : ', ')}`;
}

function sayStatus(comparison: 'is' | 'is_not', said: string[]): string {
  if (said.length === 1) return `Status ${comparison === 'is' ? 'is' : 'is not'} ${said[0]}`;
  return `Status is ${comparison === 'is' ? 'one' : 'none'} of ${said.join(', ')}`;
}

/** A line as a sentence without its full stop: "Completion date is within the next 14 days". */
export function sayLine(line: Line, names: ConditionNames): string {
  switch (line.kind) {
    case 'token':
      return sayTokenLine(line, names);
    case 'status':
      return sayStatus(
        line.comparison,
        line.statusTypeIds.map((id) => names.statusNames.get(id) ?? 'a status that no longer exists'),
      );
    case 'status_kind': {
      const kinds = line.kinds.map((kind) => statusKindNames[kind]).join(' or ');
      return `Status ${line.comparison === 'is' ? 'is' : 'is not'} of kind ${kinds}`;
    }
    case 'task': {
      const name = names.taskNames.get(line.templateId);
      return `${name === undefined ? 'A task that no longer exists' : `“${name}”`} is ${taskStateNames[line.state]}`;
    }
    default:
      return assertNever(line);
  }
}

/** What a matter has for a line, as people read it: the token's value, its status, the task's state; "empty" for nothing. */
export function sayFound(line: Line, data: ConditionData, names: ConditionNames): string {
  switch (line.kind) {
    case 'token': {
      const token = names.catalogue.find(line.token);
      const value = data.values[line.token] ?? '';
      if (!token) return 'no such token';
      if (token.group === 'Client' && data.isOfSeveralClients) return 'several clients';
      return value.trim() === '' ? 'empty' : sayValue(token, value);
    }
    case 'status':
      return names.statusNames.get(data.statusTypeId) ?? 'a status that is not known here';
    case 'status_kind':
      return statusKindNames[data.statusKind];
    case 'task': {
      const state = data.taskStates.get(line.templateId);
      return state === undefined ? 'not on this matter' : taskStateNames[state];
    }
    default:
      return assertNever(line);
  }
}
