import type { Queryable } from '../database/database.ts';
import { joinNames, matterKeys } from './matter-names.ts';

/** Of one statement; far under the 32,766 values of SQLite. */
const mattersAtOnce = 500;

/**
 * Writes the clients' names and the keys of matters anew, where they are others now: after a change of a client, the
 * subject, the fee earner, the status, or the name of one of these.
 */
export async function refreshMatterNames(tx: Queryable, matterIds: readonly string[]): Promise<void> {
  for (let start = 0; start < matterIds.length; start += mattersAtOnce)
    await refreshSome(tx, matterIds.slice(start, start + mattersAtOnce));
}

async function refreshSome(tx: Queryable, matterIds: readonly string[]): Promise<void> {
  const matters = await tx
    .selectFrom('matters')
    .innerJoin('matter_types', 'matter_types.id', 'matters.matter_type_id')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .innerJoin('users', 'users.id', 'matters.fee_earner_id')
    .select([
      'matters.id',
      'matters.reference',
      'matters.subject',
      'matters.client_names',
      'matters.sort_key',
      'matters.search_key',
      'matter_types.name as typeName',
      'status_types.name as statusName',
      'users.name as feeEarner',
    ])
    .where('matters.id', 'in', matterIds)
    .execute();
  const clients = await tx
    .selectFrom('parties')
    .innerJoin('contacts', 'contacts.id', 'parties.contact_id')
    .select(['parties.matter_id', 'contacts.full_name'])
    .where('parties.matter_id', 'in', matterIds)
    .where('parties.role', '=', 'client')
    .orderBy('parties.position')
    .execute();
  const namesOf = Map.groupBy(clients, (client) => client.matter_id);
  for (const matter of matters) {
    const client_names = joinNames((namesOf.get(matter.id) ?? []).map((client) => client.full_name));
    const keys = { client_names, ...matterKeys({ ...matter, clientNames: client_names }) };
    const isSame =
      keys.client_names === matter.client_names &&
      keys.sort_key === matter.sort_key &&
      keys.search_key === matter.search_key;
    if (!isSame) await tx.updateTable('matters').set(keys).where('id', '=', matter.id).execute();
  }
}
