import type { ConditionData, ConditionNames } from '../../src-shared/domain/conditions.ts';
import {
  type Catalogue,
  type CustomField,
  catalogueWith,
  type TokenValues,
} from '../../src-shared/domain/tokens.ts';
import type { Queryable } from '../database/database.ts';
import { type FirmSettings, getFirmSettings } from '../options/firm-queries.ts';
import { loadDefinitions } from '../tasks/definitions.ts';
import { listFieldsOfType, readChoices } from './field-queries.ts';
import { getMatter, listParties } from './matter-queries.ts';
import { type MatterRow, type PartyRow, type TaskFacts, tokenValues } from './token-values.ts';
import { listFieldsWithValues, listPresentVersions, listStatusesOfType } from './value-queries.ts';

/** A matter with everything that its texts and conditions can name. */
export type MatterValues = {
  matter: MatterRow;
  parties: PartyRow[];
  clients: PartyRow[];
  firm: FirmSettings;
  /** The built-in tokens and the custom fields of the matter's type. */
  catalogue: Catalogue;
  /** Of no client, or of no task, their tokens are empty. */
  valuesFor(client?: PartyRow, task?: TaskFacts): TokenValues;
};

/** A matter's task as far as a condition can ask after it. */
type TaskState = { template_id: string | null; completed_at: string | null; not_required: number };

/** The token of a custom field as it is stored. */
function toField(row: {
  key: string;
  label: string;
  type: CustomField['type'];
  choices: string;
}): CustomField {
  return { ...row, choices: row.type === 'choice' ? readChoices(row.choices) : [] };
}

/** Reads the values of every token of a matter, for any of its clients and tasks; undefined when there is no such matter. */
export async function readMatterValues(db: Queryable, matterId: string): Promise<MatterValues | undefined> {
  const matter = await getMatter(db, matterId);
  if (!matter) return undefined;
  const parties = await listParties(db, matterId);
  const firm = await getFirmSettings(db);
  const fields = await listFieldsWithValues(db, matter.matter_type_id, matterId);
  return {
    matter,
    parties,
    clients: parties.filter((party) => party.role === 'client'),
    firm,
    catalogue: catalogueWith(fields.map(toField)),
    valuesFor: (client, task) => tokenValues(matter, client, firm, { parties, fields, task }),
  };
}

/** The tokens of a matter type: the built-in ones and its custom fields. */
export async function readCatalogue(db: Queryable, matterTypeId: string): Promise<Catalogue> {
  return catalogueWith(await listFieldsOfType(db, matterTypeId));
}

/**
 * What the ids in the conditions of a matter type stand for. `catalogue`: its tokens, when they were read already.
 * `tasks`: those of a matter, so that a task whose template was deleted since can still be named.
 */
export async function readConditionNames(
  db: Queryable,
  matterTypeId: string,
  catalogue?: Catalogue,
  tasks: readonly { template_id: string | null; name: string }[] = [],
): Promise<ConditionNames> {
  const statuses = await listStatusesOfType(db, matterTypeId);
  const present = await listPresentVersions(db, matterTypeId);
  const definitions = await loadDefinitions(
    db,
    present.map((template) => template.version_id),
  );
  const taskNames = new Map<string, string>();
  for (const { template_id, name } of tasks) if (template_id) taskNames.set(template_id, name);
  for (const { id, version_id } of present) taskNames.set(id, definitions.get(version_id)?.name ?? '');
  return {
    catalogue: catalogue ?? (await readCatalogue(db, matterTypeId)),
    statusNames: new Map(statuses.map((status) => [status.id, status.name])),
    taskNames,
  };
}

/** How each task template's task stands on a matter; of two of one template, the first in order counts. */
export function taskStatesOf(tasks: readonly TaskState[]): ConditionData['taskStates'] {
  const states = new Map<string, 'completed' | 'outstanding' | 'not_required'>();
  for (const { template_id, completed_at, not_required } of tasks) {
    if (template_id === null || states.has(template_id)) continue;
    states.set(template_id, completed_at ? 'completed' : not_required ? 'not_required' : 'outstanding');
  }
  return states;
}

/**
 * What the conditions of a matter are evaluated against, for one of its clients and tasks. Of no client on a matter that has
 * several, a line on a client's token is a fault. `today`: the day in London.
 */
export function conditionData(
  values: MatterValues,
  taskStates: ConditionData['taskStates'],
  today: string,
  client?: PartyRow,
  task?: TaskFacts,
): ConditionData {
  return {
    values: values.valuesFor(client, task),
    isOfSeveralClients: client === undefined && values.clients.length > 1,
    statusTypeId: values.matter.status_type_id,
    statusKind: values.matter.status_kind,
    taskStates,
    today,
  };
}
