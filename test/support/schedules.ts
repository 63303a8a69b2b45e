import { bundledBankHolidays, bundledUntil } from '../../src-shared/domain/bank-holidays.ts';
import {
  type Anchor,
  type Anchors,
  type ScheduledTask,
  schedule,
  type TargetRule,
} from '../../src-shared/domain/schedule.ts';
import type { WorkingCalendar } from '../../src-shared/domain/working-days.ts';

/** England and Wales, 2012 to 2030. */
export const calendar: WorkingCalendar = {
  holidays: new Set(bundledBankHolidays('england_and_wales').map(({ day }) => day)),
  until: bundledUntil,
};

/** The tokens of two key dates. */
export const completion = 'matter.completion_date';
export const expiry = 'field.lease_expiry';

/** An outstanding task and template of this name, with no date yet. */
export function task(
  name: string,
  rule: TargetRule | null,
  other: Partial<ScheduledTask> = {},
): ScheduledTask {
  return {
    id: `id-${name}`,
    templateId: name,
    name,
    rule,
    targetDate: null,
    isTyped: false,
    completedOn: null,
    isNotRequired: false,
    ...other,
  };
}

/** A rule of these parts. */
export function rule(
  amount: number,
  unit: TargetRule['unit'],
  direction: TargetRule['direction'],
  anchor: Anchor,
): TargetRule {
  return { amount, unit, direction, anchor };
}

/** A rule of some days after another task’s target. */
export const afterTarget = (templateId: string, amount = 1) =>
  rule(amount, 'days', 'after', { kind: 'task_target', templateId });

/** A matter with no date but that of its opening. */
export const opened: Anchors = { openedOn: '2026-03-02', activatedOn: null, keyDates: {} };

/** The tasks as they are after a recalculation. */
export function recalculated(tasks: readonly ScheduledTask[], anchors: Anchors): ScheduledTask[] {
  const moved = new Map(
    schedule(tasks, anchors, calendar).moved.map(({ id, targetDate }) => [id, targetDate]),
  );
  return tasks.map((each) => ({
    ...each,
    targetDate: moved.has(each.id) ? (moved.get(each.id) ?? null) : each.targetDate,
  }));
}

/** The target dates by the ids of their tasks. */
export function datesOf(tasks: readonly ScheduledTask[]): Record<string, string | null> {
  return Object.fromEntries(tasks.map(({ id, targetDate }) => [id, targetDate]));
}

/** Loops as sets of turns: each begun at its smallest name, all in order. */
export function sameLoops(cycles: readonly string[][]): string[] {
  return cycles
    .map((loop) => {
      const first = loop.indexOf([...loop].sort()[0] ?? '');
      return [...loop.slice(first), ...loop.slice(0, first)].join(' ');
    })
    .sort();
}
