import type { Queryable } from '../database/database.ts';

/** What can be changed of a matter's own row; undefined when there is no such matter. */
export function getMatterToEdit(db: Queryable, matterId: string) {
  return db
    .selectFrom('matters')
    .select(['matter_type_id', 'subject', 'fee_earner_id', 'exchange_date', 'completion_date'])
    .where('id', '=', matterId)
    .executeTakeFirst();
}

/** Changes a matter's own row. */
export async function updateMatter(
  tx: Queryable,
  matterId: string,
  changes: {
    subject: string;
    fee_earner_id: string;
    exchange_date: string | null;
    completion_date: string | null;
  },
): Promise<void> {
  await tx.updateTable('matters').set(changes).where('id', '=', matterId).execute();
}
