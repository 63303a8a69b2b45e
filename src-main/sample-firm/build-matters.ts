import { fold } from '../../src-shared/domain/fold.ts';
import { newId } from '../../src-shared/ids.ts';
import { addDays, dayOf } from '../../src-shared/time.ts';
import { buildHistory } from './build-history.ts';
import { fullName } from './build-people.ts';
import type { Building, SampleTick } from './building.ts';
import { officeInstants, pastDay, plannedDay } from './sample-days.ts';
import type { SampleMatter, SampleMatterType } from './sample-firm-format.ts';

/** Names as a list of people reads: "Mrs Priya Shah & Mr Amit Shah", with three "A, B & C". */
function joinNames(names: string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`;
}

/** Adds the rows of one matter: itself, its parties, tasks, ticks, file notes and messages. */
export function buildMatter(matter: SampleMatter, building: Building): void {
  const { sample, rows, now, idOf } = building;
  const type = sample.matterTypes.find((each) => each.id === matter.typeId) as SampleMatterType;
  const today = dayOf(now);
  const keyDay = (days?: number) => (days === undefined ? null : plannedDay(today, addDays(today, days)));
  const status = type.statusTypes.find((each) => each.id === matter.statusId);
  const feeEarner = sample.users.find((each) => each.id === matter.feeEarnerId);
  const parties = [...matter.parties].sort(
    (a, b) => Number(b.role === 'client') - Number(a.role === 'client'),
  );
  const nameOf = new Map(sample.contacts.map((contact) => [contact.id, fullName(contact)]));
  const clientNames = joinNames(
    parties.filter((party) => party.role === 'client').map((party) => nameOf.get(party.contactId) ?? ''),
  );
  const found = [matter.reference, matter.property, clientNames, feeEarner?.name, type.name, status?.name];
  const row = {
    id: idOf(matter.id),
    reference: matter.reference,
    matter_type_id: idOf(type.id),
    status_type_id: idOf(matter.statusId),
    fee_earner_id: idOf(matter.feeEarnerId),
    subject: matter.property,
    client_names: clientNames,
    opened_on: pastDay(today, matter.openedDaysAgo),
    exchange_date: keyDay(matter.exchangeInDays),
    completion_date: keyDay(matter.completionInDays),
    messages_off: 0 as const,
    sort_key: fold(matter.reference),
    search_key: fold(found.join(' ')),
  };
  rows.matters.push(row);
  for (const [position, party] of parties.entries()) {
    const contact_id = idOf(party.contactId);
    rows.parties.push({ id: newId(), matter_id: row.id, contact_id, role: party.role, position });
  }
  const notes = matter.notes ?? [];
  const instants = officeInstants(
    [
      ...matter.completed.map(({ daysAgo, taskId }) => ({ daysAgo, seed: matter.id + taskId })),
      ...notes.map(({ daysAgo, description }) => ({ daysAgo, seed: matter.id + description })),
    ],
    now,
  );
  for (const [index, note] of notes.entries()) {
    rows.documents.push({
      id: newId(),
      matter_id: row.id,
      kind: 'file_note',
      description: note.description,
      folder: null,
      text: note.text,
      created_at: instants[matter.completed.length + index] ?? now,
      created_by: idOf(note.by),
    });
  }
  const ticks = buildTasks(matter, row.id, row.opened_on, instants, building);
  buildHistory(matter, row, ticks, building);
}

function buildTasks(
  matter: SampleMatter,
  matterId: string,
  openedOn: string,
  instants: string[],
  { rows, now, idOf }: Building,
): SampleTick[] {
  const typeId = idOf(matter.typeId);
  const templates = new Map(rows.task_templates.map((template) => [template.id, template]));
  const slugOf = new Map(
    matter.completed.map((done, index) => [idOf(done.taskId), { done, at: instants[index] }]),
  );
  const notRequired = new Set((matter.notRequired ?? []).map(idOf));
  const categories = new Set(
    rows.task_categories.filter((each) => each.matter_type_id === typeId).map((each) => each.id),
  );
  const ticks: SampleTick[] = [];
  let position = 0;
  for (const template of templates.values()) {
    if (!categories.has(template.category_id)) continue;
    const id = newId();
    const finished = slugOf.get(template.id);
    const completedAt = finished?.at ?? null;
    rows.tasks.push({
      id,
      matter_id: matterId,
      category_id: template.category_id,
      template_id: template.id,
      name: template.name,
      position: position++,
      target_date:
        template.target_days === null
          ? null
          : plannedDay(dayOf(now), addDays(openedOn, template.target_days)),
      completed_at: completedAt,
      completed_by: finished ? idOf(finished.done.by) : null,
      not_required: notRequired.has(template.id) ? 1 : 0,
    });
    if (!finished || !completedAt) continue;
    const tick = { id: newId(), at: completedAt, slug: finished.done.taskId, templateId: template.id };
    ticks.push(tick);
    rows.ticks.push({
      id: tick.id,
      task_id: id,
      ticked_at: completedAt,
      ticked_by: idOf(finished.done.by),
      undo_until: null,
      undone_at: null,
    });
  }
  return ticks;
}
