import type { ChangesToOpenMatters } from '../../../src-shared/contract/task-templates.ts';

/** What applying templates changes, in one sentence: "2 matters: 1 task changes, 3 target dates move." */
export function sayChanges(changes: Omit<ChangesToOpenMatters, 'examples'>): string {
  const { matters, tasksChanged, tasksAdded, tasksRemoved, datesMoved } = changes;
  const parts = [
    counted(tasksChanged, 'task changed', 'tasks changed'),
    counted(tasksAdded, 'task added', 'tasks added'),
    counted(tasksRemoved, 'task removed', 'tasks removed'),
    counted(datesMoved, 'target date moved', 'target dates moved'),
  ].filter((part) => part !== '');
  if (parts.length === 0) return 'nothing changed.';
  return `${counted(matters, 'matter', 'matters')}: ${parts.join(', ')}.`;
}

function counted(count: number, one: string, more: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : more}`;
}
