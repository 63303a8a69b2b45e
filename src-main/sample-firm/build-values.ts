import type { ConditionData } from '../../src-shared/domain/conditions.ts';
import type { PartyRole } from '../../src-shared/domain/party-roles.ts';
import type { TokenValues } from '../../src-shared/domain/tokens.ts';
import type { ContactsTable, MattersTable } from '../database/schema.ts';
import { tokenValues } from '../matters/token-values.ts';
import type { BuildingMatter } from './building.ts';

/** What the texts and conditions of a matter of the sample see, and what its ticks change. */
export type SampleFacts = Pick<ConditionData, 'statusTypeId' | 'statusKind'> & {
  statusName: string;
  taskStates: Map<string, 'completed' | 'outstanding' | 'not_required'>;
  parties: { role: PartyRole; contact: ContactsTable }[];
  clients: ContactsTable[];
  valuesFor: (this: SampleFacts, client?: ContactsTable) => TokenValues;
};

/** A matter's facts before its first tick: a Quote, with every task that is required outstanding. */
export function factsOf(own: BuildingMatter, row: MattersTable): SampleFacts {
  const { rows, sample, firm, type, matter, matterId, idOfTask } = own;
  const parties = rows.parties
    .filter((party) => party.matter_id === matterId)
    .flatMap(({ role, contact_id }) => {
      const contact = rows.contacts.find((each) => each.id === contact_id);
      return contact ? [{ role, contact }] : [];
    });
  const feeEarner = sample.users.find((each) => each.id === matter.feeEarnerId);
  const fields = [...type.fieldIds].map(([key, id]) => ({
    key,
    value: rows.field_values.find((each) => each.matter_id === matterId && each.field_id === id)?.value ?? '',
  }));
  const notRequired = new Set((matter.notRequired ?? []).map(idOfTask));
  const first = type.statuses.find((status) => status.kind === 'quote');
  return {
    statusTypeId: first?.id ?? '',
    statusKind: 'quote',
    statusName: first?.name ?? '',
    taskStates: new Map(
      type.templates.map(({ id }) => [id, notRequired.has(id) ? 'not_required' : 'outstanding']),
    ),
    parties,
    clients: parties.filter((party) => party.role === 'client').map((party) => party.contact),
    valuesFor(client) {
      const party = client && { ...client, contact_id: client.id, role: 'client' as const };
      const named = {
        ...row,
        type_name: type.name,
        status_name: this.statusName,
        status_kind: this.statusKind,
        fee_earner_name: feeEarner?.name ?? '',
        fee_earner_initials: feeEarner?.initials ?? '',
        fee_earner_email: feeEarner?.email ?? '',
      };
      return tokenValues(named, party, firm, {
        parties: parties.map(({ role, contact }) => ({ role, full_name: contact.full_name })),
        fields,
      });
    },
  };
}
