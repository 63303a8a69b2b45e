import { sql } from 'kysely';
import type { Anchors } from '../../src-shared/domain/schedule.ts';
import { isDay } from '../../src-shared/domain/tokens.ts';
import type { Queryable } from '../database/database.ts';

/** In one statement: two values each at most, far under the 32,766 of SQLite. */
const rowsAtOnce = 500;

/** The dates of a matter that its tasks can be counted from, custom fields among them; undefined when it is gone. */
export async function readAnchors(db: Queryable, matterId: string): Promise<Anchors | undefined> {
  return (await readAnchorsOf(db, [matterId])).get(matterId);
}

/** The same of some matters, by their ids; one that is gone is not in it. */
export async function readAnchorsOf(
  db: Queryable,
  matterIds: readonly string[],
): Promise<Map<string, Anchors>> {
  const matters = await db
    .selectFrom('matters')
    .select(['id', 'opened_on', 'activated_on', 'exchange_date', 'completion_date'])
    .where('id', 'in', matterIds)
    .execute();
  const fields = await db
    .selectFrom('field_values')
    .innerJoin('custom_fields', 'custom_fields.id', 'field_values.field_id')
    .select(['field_values.matter_id', 'custom_fields.key', 'field_values.value'])
    .where('field_values.matter_id', 'in', matterIds)
    .where('custom_fields.type', '=', 'date')
    .execute();
  const fieldsOf = Map.groupBy(fields, (field) => field.matter_id);
  return new Map(
    matters.map((matter) => {
      const keyDates: Record<string, string | null> = {
        'matter.opened_on': matter.opened_on,
        'matter.activated_on': matter.activated_on,
        'matter.exchange_date': matter.exchange_date,
        'matter.completion_date': matter.completion_date,
      };
      for (const { key, value } of fieldsOf.get(matter.id) ?? []) keyDates[`field.${key}`] = value;
      for (const [token, day] of Object.entries(keyDates)) keyDates[token] = countable(day);
      return [matter.id, { openedOn: matter.opened_on, activatedOn: matter.activated_on, keyDates }];
    }),
  );
}

/** A day that dates can be counted from: one of the year 0 can be typed, and must not stop the others. */
export function countable(day: string | null): string | null {
  return day !== null && isDay(day) && day >= '0001-01-01' ? day : null;
}

/** What scheduling needs of the tasks of some matters, those of each in an order that does not change. */
export function listTasksToSchedule(db: Queryable, matterIds: readonly string[]) {
  return db
    .selectFrom('tasks')
    .select([
      'id',
      'matter_id',
      'template_id',
      'version_id',
      'name',
      'target_date',
      'target_typed',
      'completed_at',
      'not_required',
    ])
    .where('matter_id', 'in', matterIds)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Writes target dates, hundreds in one statement. */
export async function updateTargetDates(
  tx: Queryable,
  moved: readonly { id: string; targetDate: string | null }[],
): Promise<void> {
  for (let start = 0; start < moved.length; start += rowsAtOnce) {
    const rows = moved
      .slice(start, start + rowsAtOnce)
      .map(({ id, targetDate }) => sql`(${id}, ${targetDate})`);
    await sql`with moved (id, day) as (values ${sql.join(rows)})
      update tasks set target_date = moved.day from moved where tasks.id = moved.id`.execute(tx);
  }
}
