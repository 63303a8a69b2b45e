import type { Queryable } from '../database/database.ts';

/** Gives a matter a status; `activatedOn`: the day it first became Active (YYYY-MM-DD), null when it never was. */
export async function updateStatus(
  tx: Queryable,
  matterId: string,
  statusTypeId: string,
  activatedOn: string | null,
): Promise<void> {
  await tx
    .updateTable('matters')
    .set({ status_type_id: statusTypeId, activated_on: activatedOn })
    .where('id', '=', matterId)
    .execute();
}
