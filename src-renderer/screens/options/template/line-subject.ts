import { Braces, CircleDot, ListChecks } from 'lucide-react';
import type { MatterTypeOptions } from '../../../../src-shared/contract/options.ts';
import { type ConditionNames, comparisonsFor, type Line } from '../../../../src-shared/domain/conditions.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import type { ExtraToken } from './insert-token-dialog.tsx';

const taskStates = [
  { id: 'completed', label: 'is completed' },
  { id: 'outstanding', label: 'is outstanding' },
  { id: 'not_required', label: 'is not required' },
] as const;
const isOrNot = [
  { id: 'is', label: 'is' },
  { id: 'is_not', label: 'is not' },
] as const;
const kindIcons = { status: CircleDot, task: ListChecks, token: Braces };

/** These tokens are compared as a status, by its id, and not as a text. */
export const comparedAsStatus: readonly string[] = ['matter.status', 'matter.status_kind'];

/** What can be compared beside tokens: the matter's status, its kind, and each task. */
export function extraSubjects(type: MatterTypeOptions): ExtraToken[] {
  const group = 'Matter status';
  return [
    { id: 'status', label: 'Status', group, icon: kindIcons.status },
    { id: 'status_kind', label: 'Kind of status', group, icon: kindIcons.status },
    ...type.categories.flatMap(({ name, tasks }) =>
      tasks.map((task) => ({
        id: `task:${task.id}`,
        label: task.name,
        group: 'Tasks',
        icon: kindIcons.task,
        detail: name,
      })),
    ),
  ];
}

/** A new line about what was chosen in the selector. */
export function lineAbout(id: string, names: ConditionNames): Line {
  if (id === 'status') return { kind: 'status', comparison: 'is', statusTypeIds: [] };
  if (id === 'status_kind') return { kind: 'status_kind', comparison: 'is', kinds: [] };
  if (id.startsWith('task:')) return { kind: 'task', templateId: id.slice(5), state: 'completed' };
  const token = names.catalogue.find(id);
  const [first] = token ? comparisonsFor(token.type) : [];
  return { kind: 'token', token: id, comparison: first?.comparison ?? 'is', values: [] };
}

/** What a line is about, in words; null when nothing is chosen yet. */
export function saySubject(line: Line, names: ConditionNames): string | null {
  switch (line.kind) {
    case 'token':
      if (line.token === '') return null;
      return names.catalogue.find(line.token)?.label ?? `No token “${line.token}”`;
    case 'status':
      return 'Status';
    case 'status_kind':
      return 'Kind of status';
    case 'task':
      return `Task “${names.taskNames.get(line.templateId) ?? 'no longer exists'}”`;
    default:
      return assertNever(line);
  }
}

/** The comparisons a line can have, and the one it has. */
export function comparisonsOf(
  line: Line,
  names: ConditionNames,
): { options: readonly { id: string; label: string }[]; value: string | null } {
  switch (line.kind) {
    case 'token': {
      const token = names.catalogue.find(line.token);
      const options = token ? comparisonsFor(token.type) : [];
      return {
        options: options.map(({ comparison, label }) => ({ id: comparison, label })),
        value: token ? line.comparison : null,
      };
    }
    case 'status':
    case 'status_kind':
      return { options: isOrNot, value: line.comparison };
    case 'task':
      return { options: taskStates, value: line.state };
    default:
      return assertNever(line);
  }
}

/** The line with another comparison; values it no longer needs are gone. */
export function withComparison(line: Line, id: string, names: ConditionNames): Line {
  switch (line.kind) {
    case 'token': {
      const token = names.catalogue.find(line.token);
      const choice = token && comparisonsFor(token.type).find(({ comparison }) => comparison === id);
      if (!choice) return line;
      const changesMeaning = comparesDays(line.comparison) !== comparesDays(choice.comparison);
      const kept = changesMeaning ? [] : line.values;
      return {
        ...line,
        comparison: choice.comparison,
        values: choice.needs === 'many' ? kept : kept.slice(0, choice.needs),
      };
    }
    case 'status':
    case 'status_kind':
      return { ...line, comparison: id === 'is_not' ? 'is_not' : 'is' };
    case 'task': {
      const state = taskStates.find((one) => one.id === id);
      return state ? { ...line, state: state.id } : line;
    }
    default:
      return assertNever(line);
  }
}

/** Whether a comparison's value is a number of days. */
export function comparesDays(comparison: string): boolean {
  return comparison === 'within_next' || comparison === 'within_last';
}
