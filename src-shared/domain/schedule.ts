import { assertNever } from '../result.ts';
import { addMonths, type EpochDay, fromEpochDay, isInCalendar, toEpochDay } from './epoch-day.ts';
import { orderByAnchor } from './schedule-cycles.ts';
import type { TargetRule } from './target-rule.ts';
import { shiftWorkingDays, type WorkingCalendar } from './working-days.ts';

export { sayTarget } from './say-target.ts';
export { findTemplateCycle } from './schedule-cycles.ts';
export { type Anchor, type TargetRule, targetRuleSchema } from './target-rule.ts';

/** A matter's task as scheduling sees it. Dates are YYYY-MM-DD; `isTyped`: the target date was typed by hand. */
export type ScheduledTask = {
  id: string;
  templateId: string | null;
  name: string;
  rule: TargetRule | null;
  targetDate: string | null;
  isTyped: boolean;
  completedOn: string | null;
  isNotRequired: boolean;
};

/** The matter's own dates (YYYY-MM-DD). Key dates by token; a key date that is null, '' or not there is empty. */
export type Anchors = {
  openedOn: string;
  activatedOn: string | null;
  keyDates: Readonly<Record<string, string | null>>;
};

/**
 * What a recalculation changes: tasks whose target date becomes another, loops by the names of their tasks,
 * each dated from the next and the last from the first, and the ids of tasks whose date, or the date it is
 * counted from, needed bank holidays after the end of the list.
 */
export type Schedule = {
  moved: { id: string; targetDate: string | null }[];
  cycles: string[][];
  beyondList: string[];
};

/** A date that is known, and whether bank holidays after the end of the list had a part in it. */
type Dated = { day: EpochDay | null; isBeyondList: boolean };

const undated: Dated = { day: null, isBeyondList: false };

/**
 * Works out every target date of a matter in one pass. A task that is completed, has a date typed by hand or
 * has no rule keeps its date, and others are counted from it. Every other task gets the date of its rule, or
 * null when its anchor has no date; one that is not required too, so that its date is right when it is
 * required again. Of two tasks made from one template, the first counts as the anchor. Tasks in a loop keep
 * their dates; one with a date that is kept breaks the loop. A date outside the years 1 to 9999 is null.
 * Throws a RangeError on a date that is not a day of the calendar.
 */
export function schedule(
  tasks: readonly ScheduledTask[],
  anchors: Anchors,
  calendar: WorkingCalendar,
): Schedule {
  const firstOfTemplate = new Map<string, number>();
  tasks.forEach(({ templateId }, index) => {
    if (templateId !== null && !firstOfTemplate.has(templateId)) firstOfTemplate.set(templateId, index);
  });

  const { order, loops } = orderByAnchor(tasks.length, (index) => {
    const rule = ruleThatDates(tasks[index]);
    return rule?.anchor.kind === 'task_target' ? firstOfTemplate.get(rule.anchor.templateId) : undefined;
  });
  const inLoop = new Set(loops.flat());

  const dates = new Array<Dated>(tasks.length).fill(undated);
  for (const index of order) {
    const task = tasks[index];
    const rule = inLoop.has(index) ? null : ruleThatDates(task);
    dates[index] = rule
      ? count(rule, anchorDate(rule, anchors, tasks, dates, firstOfTemplate), calendar)
      : known(task?.targetDate);
  }

  const moved: Schedule['moved'] = [];
  const beyondList: string[] = [];
  tasks.forEach((task, index) => {
    const { day, isBeyondList } = dates[index] ?? undated;
    const targetDate = day === null ? null : fromEpochDay(day);
    if (targetDate !== (task.targetDate || null)) moved.push({ id: task.id, targetDate });
    if (isBeyondList) beyondList.push(task.id);
  });
  const cycles = loops.map((loop) => loop.map((index) => tasks[index]?.name ?? ''));
  return { moved, cycles, beyondList };
}

/** The rule that gives a task its date; null for a task that keeps the date it has. */
function ruleThatDates(task: ScheduledTask | undefined): TargetRule | null {
  return !task || task.isTyped || task.completedOn !== null ? null : task.rule;
}

function known(day: string | null | undefined): Dated {
  return day ? { day: toEpochDay(day), isBeyondList: false } : undated;
}

function anchorDate(
  { anchor }: TargetRule,
  anchors: Anchors,
  tasks: readonly ScheduledTask[],
  dates: readonly Dated[],
  firstOfTemplate: ReadonlyMap<string, number>,
): Dated {
  switch (anchor.kind) {
    case 'opened':
      return known(anchors.openedOn);
    case 'activated':
      return known(anchors.activatedOn);
    case 'key_date':
      return known(Object.hasOwn(anchors.keyDates, anchor.token) ? anchors.keyDates[anchor.token] : null);
    case 'task_completed':
      return known(tasks[firstOfTemplate.get(anchor.templateId) ?? -1]?.completedOn);
    case 'task_target':
      return dates[firstOfTemplate.get(anchor.templateId) ?? -1] ?? undated;
    default:
      return assertNever(anchor);
  }
}

/** The date a rule gives, counted from its anchor's. */
function count(rule: TargetRule, from: Dated, calendar: WorkingCalendar): Dated {
  if (from.day === null) return undated;
  const amount = rule.direction === 'after' ? rule.amount : -rule.amount;
  const reached = reach(from.day, amount, rule.unit, calendar);
  if (!isInCalendar(reached.epochDay)) return undated;
  return { day: reached.epochDay, isBeyondList: from.isBeyondList || reached.isBeyondList };
}

function reach(
  from: EpochDay,
  amount: number,
  unit: TargetRule['unit'],
  calendar: WorkingCalendar,
): { epochDay: EpochDay; isBeyondList: boolean } {
  switch (unit) {
    case 'days':
      return { epochDay: from + amount, isBeyondList: false };
    case 'weeks':
      return { epochDay: from + amount * 7, isBeyondList: false };
    case 'months':
      return { epochDay: addMonths(from, amount), isBeyondList: false };
    case 'working_days':
      return shiftWorkingDays(from, amount, calendar);
    default:
      return assertNever(unit);
  }
}
