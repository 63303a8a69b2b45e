import type { PartyRole } from '../../src-shared/domain/party-roles.ts';
import { newId } from '../../src-shared/ids.ts';
import type { Queryable } from '../database/database.ts';

/** A contact in a role on a matter. */
export type Party = { role: PartyRole; contact_id: string };

/** A matter's parties in order, without their contacts. */
export function listPartyRows(db: Queryable, matterId: string) {
  return db
    .selectFrom('parties')
    .select(['id', 'role', 'contact_id', 'position'])
    .where('matter_id', '=', matterId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Of these contacts, those that exist. */
export async function listContactsThere(db: Queryable, contactIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('contacts').select('id').where('id', 'in', contactIds).execute();
  return new Set(rows.map((row) => row.id));
}

/** Puts parties on a matter, clients first, each role in the order given; those that were there keep their rows. */
export async function writeParties(
  tx: Queryable,
  matterId: string,
  parties: readonly (Party & { id?: string; position?: number })[],
): Promise<void> {
  const clients = parties.filter((party) => party.role === 'client');
  const ordered = [...clients, ...parties.filter((party) => party.role !== 'client')];
  for (const [position, { id, role, contact_id, position: was }] of ordered.entries()) {
    if (id === undefined)
      await tx
        .insertInto('parties')
        .values({ id: newId(), matter_id: matterId, contact_id, role, position })
        .execute();
    else if (was !== position)
      await tx.updateTable('parties').set({ position }).where('id', '=', id).execute();
  }
}

/** Takes a party off its matter. */
export async function deleteParty(tx: Queryable, partyId: string): Promise<void> {
  await tx.deleteFrom('parties').where('id', '=', partyId).execute();
}
