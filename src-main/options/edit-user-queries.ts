import type { Updateable } from 'kysely';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { UsersTable } from '../database/schema.ts';

/** Every user, inactive ones too, in order. */
export function listUsers(db: Queryable) {
  return db.selectFrom('users').selectAll().orderBy('position').orderBy('id').execute();
}

/** Makes whoever else changes users wait until this transaction ends, so that no two take the last administrator away. */
export async function lockUsers(tx: Queryable): Promise<void> {
  await tx
    .updateTable('firm_settings')
    .set((eb) => ({ name: eb.ref('name') }))
    .execute();
}

/** Saves what an administrator typed for a user, as the revision after `revision`. */
export async function updateUser(
  tx: Queryable,
  userId: string,
  revision: number,
  values: Pick<Updateable<UsersTable>, 'name' | 'initials' | 'email' | 'role'>,
): Promise<void> {
  await tx
    .updateTable('users')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', userId)
    .execute();
}

/** Makes a user active or inactive, at a place among the others. */
export async function updateActive(
  tx: Queryable,
  userId: string,
  values: Pick<UsersTable, 'active' | 'position'>,
): Promise<void> {
  await tx.updateTable('users').set(values).where('id', '=', userId).execute();
}

/** How many open matters (Quote or Active) each user runs; a user with none is not in it. */
export async function countOpenMattersOfUsers(db: Queryable): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('matters')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .select((eb) => ['matters.fee_earner_id', eb.fn.countAll().as('count')])
    .where('status_types.kind', 'in', ['quote', 'active'])
    .groupBy('matters.fee_earner_id')
    .execute();
  return new Map(rows.map((row) => [row.fee_earner_id, toNumber(row.count)]));
}

/** The ids of all matters that a user runs or ran. */
export async function listMattersOfFeeEarner(db: Queryable, userId: string): Promise<string[]> {
  const rows = await db.selectFrom('matters').select('id').where('fee_earner_id', '=', userId).execute();
  return rows.map(({ id }) => id);
}
