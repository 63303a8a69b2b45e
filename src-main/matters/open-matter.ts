import type { NewMatterForm } from '../../src-shared/contract/matters.ts';
import { nextReference, referenceEnds } from '../../src-shared/domain/reference-pattern.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import { getFirmSettings } from '../options/firm-queries.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';
import { insertTasksOfType } from '../tasks/add-tasks-queries.ts';
import { listFieldsOfType, setMatterValue } from './field-queries.ts';
import { refreshMatterNames } from './matter-names-queries.ts';
import {
  getTypeOffered,
  insertMatter,
  listDefaultParties,
  listFeeEarners,
  listReferencesBetween,
  lockReferences,
} from './new-matter-queries.ts';
import { listContactsThere, type Party, writeParties } from './party-queries.ts';
import { readFields } from './read-fields.ts';
import { changeStatus } from './status-service.ts';
import { listStatusesOfType } from './value-queries.ts';

/** The reference that a matter opened on this day would get, were it opened now. */
export async function readNextReference(db: Queryable, day: string): Promise<string> {
  const { reference_pattern } = await getFirmSettings(db);
  const taken = await listReferencesBetween(db, referenceEnds(reference_pattern, day));
  return nextReference(reference_pattern, day, taken);
}

/**
 * Opens a matter: itself with its reference, clients, its type's default parties and tasks, the values typed, and the
 * tasks' dates; Active when that was asked. In a transaction that is undone when the answer is a failure.
 */
export async function openMatter(
  tx: Queryable,
  form: NewMatterForm,
  now: string,
): Promise<Result<{ matterId: string; reference: string }>> {
  const checked = await checkForm(tx, form);
  if (!checked.ok) return checked;
  const { statuses, values, clients } = checked.value;
  const today = dayOf(now);
  const status = statuses.find(({ kind }) => kind === 'quote') ?? statuses[0];
  if (!status)
    return fail('not_found', 'This matter type has no status yet. Ask an administrator to add one.');
  await lockReferences(tx);
  const reference = await readNextReference(tx, today);
  const matterId = newId();
  await insertMatter(tx, {
    id: matterId,
    reference,
    matter_type_id: form.matterTypeId,
    status_type_id: status.id,
    fee_earner_id: form.feeEarnerId,
    subject: form.subject,
    opened_on: today,
    // A type without a Quote begins with what it has.
    activated_on: status.kind === 'active' ? today : null,
    exchange_date: null,
    completion_date: null,
    messages_off: 0,
    client_names: '',
    sort_key: '',
    search_key: '',
  });
  const parties = [...clients, ...(await listDefaultParties(tx, form.matterTypeId))];
  await writeParties(tx, matterId, parties);
  await refreshMatterNames(tx, [matterId]);
  await insertTasksOfType(tx, matterId, form.matterTypeId);
  for (const [token, value] of values) await setMatterValue(tx, matterId, token, value);
  if (form.activate) {
    const active = statuses.find(({ kind }) => kind === 'active');
    if (!active)
      return fail('not_found', 'This matter type has no status of the kind Active. Save it as a Quote.');
    const activated = await changeStatus(tx, matterId, active.id, now);
    if (!activated.ok) return activated;
  }
  await rescheduleMatter(tx, matterId);
  return ok({ matterId, reference });
}

type Checked = {
  statuses: Awaited<ReturnType<typeof listStatusesOfType>>;
  values: Map<string, string>;
  clients: Party[];
};

async function checkForm(tx: Queryable, form: NewMatterForm): Promise<Result<Checked>> {
  const type = await getTypeOffered(tx, form.matterTypeId);
  const feeEarners = await listFeeEarners(tx);
  const clientIds = [...new Set(form.clientIds)];
  const there = await listContactsThere(tx, clientIds);
  const read = readFields(await listFieldsOfType(tx, form.matterTypeId), form.fields);
  const problems: Record<string, string> = { ...read.problems };
  if (!type) problems.matterTypeId = 'This matter type is no longer offered. Choose another one.';
  if (!feeEarners.some(({ id }) => id === form.feeEarnerId))
    problems.feeEarnerId = 'This user is no longer active. Choose another one.';
  if (there.size < clientIds.length)
    problems.clientIds = 'One of the clients is no longer there. Choose them again.';
  if (Object.keys(problems).length > 0)
    return fail(
      'malformed_input',
      'The matter was not opened. Mend what is marked and save again.',
      problems,
    );
  if (form.activate && (await getFirmSettings(tx)).save_and_activate === 0)
    return fail('not_permitted', 'Save and Activate is switched off in Options. Save the matter as a Quote.');
  return ok({
    statuses: await listStatusesOfType(tx, form.matterTypeId),
    values: read.values,
    clients: clientIds.map((contact_id) => ({ role: 'client', contact_id })),
  });
}
