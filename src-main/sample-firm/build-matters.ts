import { newId } from '../../src-shared/ids.ts';
import { addDays, dayOf } from '../../src-shared/time.ts';
import type { MattersTable } from '../database/schema.ts';
import { joinNames, matterKeys } from '../matters/matter-names.ts';
import { buildHistory } from './build-history.ts';
import type { BuiltType } from './build-matter-types.ts';
import { fullName } from './build-people.ts';
import { buildTasks } from './build-tasks.ts';
import type { Building, BuildingMatter } from './building.ts';
import { officeInstants, pastDay, plannedDay } from './sample-days.ts';
import type { SampleMatter } from './sample-firm-format.ts';

/** Adds the rows of one matter: itself, its parties, fields, tasks, ticks, file notes and messages. */
export function buildMatter(matter: SampleMatter, building: Building): void {
  const type = building.types.get(matter.typeId) as BuiltType;
  const idOfTask = (slug: string) => type.taskIds.get(slug) ?? '';
  const own: BuildingMatter = { ...building, matter, matterId: building.idOf(matter.id), type, idOfTask };
  const row = buildRow(own);
  building.rows.matters.push(row);
  buildFields(own);
  const notes = matter.notes ?? [];
  const instants = officeInstants(
    [
      ...matter.completed.map(({ daysAgo, taskId }) => ({ daysAgo, seed: matter.id + taskId })),
      ...notes.map(({ daysAgo, description }) => ({ daysAgo, seed: matter.id + description })),
    ],
    building.now,
  );
  const ticks = buildTasks(own, row, instants.slice(0, matter.completed.length));
  const documentOf = new Map<string, string>();
  for (const [index, note] of notes.entries()) {
    const id = newId();
    const tick = ticks.find((each) => each.slug === note.taskId);
    if (note.taskId) documentOf.set(note.taskId, id);
    building.rows.documents.push({
      id,
      matter_id: row.id,
      kind: 'file_note',
      description: note.description,
      folder: null,
      text: note.text,
      created_at: tick?.at ?? instants[matter.completed.length + index] ?? building.now,
      created_by: building.idOf(note.by),
    });
  }
  buildHistory(own, row, ticks, documentOf);
}

function buildRow({ sample, rows, now, idOf, matter, matterId, type }: BuildingMatter): MattersTable {
  const today = dayOf(now);
  const keyDay = (days?: number) => (days === undefined ? null : plannedDay(today, addDays(today, days)));
  const feeEarner = sample.users.find((each) => each.id === matter.feeEarnerId);
  const statusId = type.statusIds.get(matter.statusId) ?? '';
  const parties = [...matter.parties].sort(
    (a, b) => Number(b.role === 'client') - Number(a.role === 'client'),
  );
  for (const [position, party] of parties.entries()) {
    const contact_id = idOf(party.contactId);
    rows.parties.push({ id: newId(), matter_id: matterId, contact_id, role: party.role, position });
  }
  const nameOf = new Map(sample.contacts.map((contact) => [contact.id, fullName(contact)]));
  const clientNames = joinNames(
    parties.filter((party) => party.role === 'client').map((party) => nameOf.get(party.contactId) ?? ''),
  );
  const status = type.statuses.find((each) => each.id === statusId);
  return {
    id: matterId,
    reference: matter.reference,
    matter_type_id: type.id,
    status_type_id: statusId,
    fee_earner_id: idOf(matter.feeEarnerId),
    subject: matter.property,
    client_names: clientNames,
    opened_on: pastDay(today, matter.openedDaysAgo),
    activated_on: matter.activatedDaysAgo === undefined ? null : pastDay(today, matter.activatedDaysAgo),
    exchange_date: keyDay(matter.exchangeInDays),
    completion_date: keyDay(matter.completionInDays),
    messages_off: 0,
    ...matterKeys({
      reference: matter.reference,
      subject: matter.property,
      clientNames,
      feeEarner: feeEarner?.name ?? '',
      typeName: type.name,
      statusName: status?.name ?? '',
    }),
  };
}

function buildFields({ rows, now, matter, matterId, type }: BuildingMatter): void {
  const today = dayOf(now);
  for (const [key, value] of Object.entries(matter.fields ?? {})) {
    const stored = typeof value === 'string' ? value : plannedDay(today, addDays(today, value.inDays));
    const field_id = type.fieldIds.get(key) ?? '';
    rows.field_values.push({ id: newId(), matter_id: matterId, field_id, value: stored });
  }
}
