import type { PartyRole } from '../../src-shared/domain/party-roles.ts';
import type { TokenValues } from '../../src-shared/domain/tokens.ts';
import type { FirmSettings } from '../options/firm-queries.ts';
import type { getMatter, listParties } from './matter-queries.ts';

/** A matter with the names of what it points to. */
export type MatterRow = NonNullable<Awaited<ReturnType<typeof getMatter>>>;
/** A party of a matter with their contact. */
export type PartyRow = Awaited<ReturnType<typeof listParties>>[number];
/** What the tokens of the group "Task" tell of; the date YYYY-MM-DD. */
export type TaskFacts = { name: string; targetDate: string | null };

/** What stands in texts and conditions beside the matter, the client and the firm. */
type More = {
  parties?: readonly { role: PartyRole; full_name: string }[];
  fields?: readonly { key: string; value: string | null }[];
  task?: TaskFacts | undefined;
};

/**
 * The value of every token for one matter: of no client, the tokens of the client are empty; of several parties in a role,
 * all their names.
 */
export function tokenValues(
  matter: MatterRow,
  client: PartyRow | undefined,
  firm: Pick<FirmSettings, 'name' | 'phone' | 'email'>,
  { parties = [], fields = [], task }: More = {},
): TokenValues {
  const namesOf = (role: PartyRole) =>
    parties
      .filter((party) => party.role === role)
      .map((party) => party.full_name)
      .join(' and ');
  const values: Record<string, string> = {
    'client.salutation': client?.salutation ?? '',
    'client.first_name': client?.first_name ?? '',
    'client.full_name': client?.full_name ?? '',
    'matter.reference': matter.reference,
    'matter.type': matter.type_name,
    'matter.clients': matter.client_names,
    'matter.status': matter.status_name,
    'matter.status_kind': matter.status_kind,
    'matter.property': matter.subject,
    'matter.opened_on': matter.opened_on,
    'matter.activated_on': matter.activated_on ?? '',
    'matter.exchange_date': matter.exchange_date ?? '',
    'matter.completion_date': matter.completion_date ?? '',
    'fee_earner.name': matter.fee_earner_name,
    'fee_earner.initials': matter.fee_earner_initials,
    'fee_earner.email': matter.fee_earner_email,
    'firm.name': firm.name,
    'firm.phone': firm.phone,
    'firm.email': firm.email,
    'other_solicitor.name': namesOf('other_side_solicitor'),
    'estate_agent.name': namesOf('estate_agent'),
    'lender.name': namesOf('lender'),
    'task.name': task?.name ?? '',
    'task.target_date': task?.targetDate ?? '',
  };
  for (const { key, value } of fields) values[`field.${key}`] = value ?? '';
  return values;
}
