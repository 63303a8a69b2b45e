import type { Jurisdiction } from '../../src-shared/domain/working-days.ts';
import { newId } from '../../src-shared/ids.ts';
import type { Queryable } from '../database/database.ts';
import type { HolidayChange } from '../scheduling/working-calendar.ts';

/** Records a change to the bank holidays of a nation, in the place of any earlier one of that day. */
export async function putHolidayChange(
  tx: Queryable,
  jurisdiction: Jurisdiction,
  change: HolidayChange,
): Promise<void> {
  await deleteHolidayChange(tx, jurisdiction, change.day);
  await tx
    .insertInto('bank_holidays')
    .values({ id: newId(), jurisdiction, ...change })
    .execute();
}

/** Forgets a change: that day is as it was bundled again. */
export async function deleteHolidayChange(
  tx: Queryable,
  jurisdiction: Jurisdiction,
  day: string,
): Promise<void> {
  await tx
    .deleteFrom('bank_holidays')
    .where('jurisdiction', '=', jurisdiction)
    .where('day', '=', day)
    .execute();
}
