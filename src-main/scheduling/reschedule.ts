import { type Schedule, type ScheduledTask, schedule } from '../../src-shared/domain/schedule.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import { definitionsOf, loadDefinitions } from '../tasks/definitions.ts';
import { listOpenMattersWith, listVersionsInUse } from './open-matters-queries.ts';
import {
  countable,
  listTasksToSchedule,
  readAnchors,
  readAnchorsOf,
  updateTargetDates,
} from './schedule-queries.ts';
import { readWorkingCalendar } from './working-calendar-queries.ts';

/**
 * Works out every target date of a matter in one pass, in the transaction of whatever changed a date they are counted
 * from, and writes those that are another now. Answers how many moved; 0 for a matter that is gone.
 */
export async function rescheduleMatter(tx: Queryable, matterId: string): Promise<number> {
  return (await rescheduleMatters(tx, [matterId])).dates;
}

/** How many dates moved, on how many matters. */
type Moved = { matters: number; dates: number };

/** Enough that few statements are needed, and not so many that all a large firm's tasks are held at once. */
const mattersAtOnce = 50;

/** The same for many matters, some dozens in one go. */
export async function rescheduleMatters(tx: Queryable, matterIds: readonly string[]): Promise<Moved> {
  const calendar = await readWorkingCalendar(tx);
  const answer = { matters: 0, dates: 0 };
  for (let start = 0; start < matterIds.length; start += mattersAtOnce) {
    const ids = matterIds.slice(start, start + mattersAtOnce);
    const anchors = await readAnchorsOf(tx, ids);
    const tasks = await readScheduledTasks(tx, ids);
    const moved: Schedule['moved'] = [];
    for (const [id, ofMatter] of anchors) {
      const moves = schedule(tasks.get(id) ?? [], ofMatter, calendar).moved;
      if (moves.length > 0) answer.matters += 1;
      moved.push(...moves);
    }
    answer.dates += moved.length;
    await updateTargetDates(tx, moved);
  }
  return answer;
}

/**
 * The same for every open matter that has a date counted in working days, after the bank holidays changed. Answers
 * how many dates moved, on how many matters. Matters that are Cancelled or Archived keep the dates they ended with.
 */
export async function rescheduleWorkingDays(tx: Queryable): Promise<Moved> {
  const definitions = await loadDefinitions(tx, await listVersionsInUse(tx));
  const counting = [...definitions].flatMap(([id, { target }]) =>
    target?.unit === 'working_days' ? id : [],
  );
  return rescheduleMatters(tx, await listOpenMattersWith(tx, counting));
}

/**
 * The last day of the list of bank holidays, when the target date of a required task needed working days after it: such
 * dates may yet move. Null when the list was enough.
 */
export async function listEndsTooEarly(db: Queryable, matterId: string): Promise<string | null> {
  const calendar = await readWorkingCalendar(db);
  const anchors = await readAnchors(db, matterId);
  if (!anchors) return null;
  const tasks = (await readScheduledTasks(db, [matterId])).get(matterId) ?? [];
  const beyond = new Set(schedule(tasks, anchors, calendar).beyondList);
  return tasks.some(({ id, isNotRequired }) => !isNotRequired && beyond.has(id)) ? calendar.until : null;
}

async function readScheduledTasks(
  db: Queryable,
  matterIds: readonly string[],
): Promise<Map<string, ScheduledTask[]>> {
  const rows = await listTasksToSchedule(db, matterIds);
  const definitions = await definitionsOf(db, rows);
  const tasks = new Map<string, ScheduledTask[]>();
  for (const row of rows) {
    const ofMatter = tasks.get(row.matter_id) ?? [];
    tasks.set(row.matter_id, ofMatter);
    ofMatter.push({
      id: row.id,
      templateId: row.template_id,
      name: row.name,
      rule: definitions.get(row.version_id ?? '')?.target ?? null,
      targetDate: countable(row.target_date),
      isTyped: row.target_typed === 1,
      completedOn: row.completed_at === null ? null : dayOf(row.completed_at),
      isNotRequired: row.not_required === 1,
    });
  }
  return tasks;
}
