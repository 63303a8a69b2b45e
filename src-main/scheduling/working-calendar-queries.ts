import type { Jurisdiction, WorkingCalendar } from '../../src-shared/domain/working-days.ts';
import type { Queryable } from '../database/database.ts';
import { type HolidayChange, workingCalendarOf } from './working-calendar.ts';

/** The firm's changes to the bundled bank holidays of one nation. */
export function listHolidayChanges(db: Queryable, jurisdiction: Jurisdiction): Promise<HolidayChange[]> {
  return db
    .selectFrom('bank_holidays')
    .select(['day', 'name', 'change'])
    .where('jurisdiction', '=', jurisdiction)
    .orderBy('day')
    .execute();
}

/** The working days of the firm's nation: the bundled bank holidays with the firm's changes. */
export async function readWorkingCalendar(db: Queryable): Promise<WorkingCalendar> {
  const { jurisdiction } = await db
    .selectFrom('firm_settings')
    .select('jurisdiction')
    .executeTakeFirstOrThrow();
  return workingCalendarOf(jurisdiction, await listHolidayChanges(db, jurisdiction));
}
