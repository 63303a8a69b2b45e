import { findSettable } from '../../src-shared/domain/find-definition-faults.ts';
import type { ActionOf } from '../../src-shared/domain/task-definition.ts';
import { isCanonical, sayValue, type Token } from '../../src-shared/domain/tokens.ts';
import { addWorkingDays } from '../../src-shared/domain/working-days.ts';
import { assertNever } from '../../src-shared/result.ts';
import { addDays } from '../../src-shared/time.ts';
import { conditionData, taskStatesOf } from '../matters/matter-values.ts';
import { type Does, type FieldToSet, skip } from './planned-step.ts';
import { blockers, isActivation } from './pre-activation.ts';
import { dataOf, type TickState } from './tick-state.ts';
import { onlyClient } from './visible-tasks.ts';

/** Changes the status, unless it is so already or tasks stand in the way. */
export function planStatus(action: ActionOf<'change_status'>, state: TickState): Does {
  const to = state.statuses.find((status) => status.id === action.statusTypeId);
  if (!to) return skip('status_gone');
  const { values, tasks, definitions, names, today } = state;
  const { status_type_id: id, status_name: name, status_kind: kind } = values.matter;
  const from = { id, name, kind };
  if (from.id === to.id) return skip('status_already', to.name);
  if (isActivation(values.matter, from, to)) {
    // Of no task: a task's own tokens are those of each that may stand in the way.
    const data = conditionData(values, taskStatesOf(tasks), today, onlyClient(values));
    const toDo = blockers(tasks, definitions, data, names);
    if (toDo.length > 0) return skip('pre_activation', toDo.join(', '));
  }
  return { kind: 'status', from, to };
}

/** A day counted from the day of the tick. Throws a RangeError past the year 9999. */
function countedDay(state: TickState, days: number, unit: 'days' | 'working_days'): string {
  if (unit === 'days') return addDays(state.today, days);
  if (!state.calendar) throw new Error('The working days were not read');
  return addWorkingDays(state.today, days, state.calendar).day;
}

/** Sets a field to a fixed value, to a day counted from the tick, or to nothing. */
export function planField(action: ActionOf<'set_field'>, state: TickState): Does {
  const token = findSettable(action.token, state.values.catalogue);
  if (!token) return skip('field_gone');
  const to = valueToSet(action, token, state);
  if (to === null)
    return skip('value_not_valid', action.value.kind === 'fixed' ? action.value.value : 'a day');
  const from = dataOf(state).values[token.id] ?? '';
  const { id, label, type } = token;
  return { kind: 'field', token: id, label, type, from, to } satisfies FieldToSet;
}

/** The value as it is stored; null when it does not fit the field. */
function valueToSet({ value }: ActionOf<'set_field'>, token: Token, state: TickState): string | null {
  switch (value.kind) {
    case 'empty':
      return '';
    case 'day':
      return token.type === 'date' ? countedDay(state, value.days, value.unit) : null;
    case 'fixed':
      if (!isCanonical(token.type, value.value)) return null;
      return token.type === 'choice' && !token.choices?.includes(value.value) ? null : value.value;
    default:
      return assertNever(value);
  }
}

/** Marks the outstanding tasks of some templates as not required, or as required again. */
export function planTasks(action: ActionOf<'set_tasks'>, state: TickState): Does {
  const wanted = new Set(action.templateIds);
  const rows = state.tasks.filter(
    (task) =>
      wanted.has(task.template_id ?? '') &&
      task.completed_at === null &&
      (task.not_required === 1) !== action.notRequired,
  );
  if (rows.length === 0) return skip('nothing_to_set');
  const tasks = rows.map(({ id, name }) => ({ id, name }));
  return { kind: 'tasks', tasks, notRequired: action.notRequired };
}

/** Makes a reminder for a day counted from the tick. */
export function reminderDay(action: ActionOf<'create_reminder'>, state: TickState): string {
  return countedDay(state, action.days, action.unit);
}

/** A field's value as people read it. */
export function sayFieldValue(type: Token['type'], value: string): string {
  return value === '' ? 'empty' : sayValue({ type }, value);
}
