import type { Database } from '../../src-main/database/database.ts';
import { createLog } from '../../src-main/log.ts';
import { statusHandlers } from '../../src-main/matters/status-service.ts';
import type { User } from '../../src-main/session/user-queries.ts';
import { progressHandlers } from '../../src-main/tasks/progress-service.ts';
import type { TickAnswers, TickOutcome } from '../../src-shared/contract/progress.ts';
import type { Group } from '../../src-shared/domain/conditions.ts';
import type { PartyRole } from '../../src-shared/domain/party-roles.ts';
import type { TaskDefinition, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import type { ValueType } from '../../src-shared/domain/tokens.ts';
import { newId } from '../../src-shared/ids.ts';
import { fakeClock } from './clock.ts';
import { type Seeded, type SeedOptions, seedMatter } from './seed.ts';
import { type SeededTask, seedTasks } from './seed-tasks.ts';

/** An action as a test writes it: without its id, and without what it has seldom. */
type Distribute<Action> = Action extends unknown
  ? Omit<Action, 'id' | 'condition' | 'reviewFirst'> & { condition?: Group; reviewFirst?: boolean }
  : never;
export type ActionSketch = Distribute<TriggeredAction>;

/** A text to each client. */
export const text = (body = 'Dear {{ client.first_name }}', more: Partial<ActionSketch> = {}) =>
  ({ kind: 'send_progress_message', channel: 'sms', subject: '', body, ...more }) as ActionSketch;

/** No answers: nothing noted, nothing reviewed, nobody told again. */
export const noAnswers: TickAnswers = { notes: [], reviews: [], sendAgain: [] };

/** An action of a sketch, with an id of its own. */
export function toAction(sketch: ActionSketch): TriggeredAction {
  const { condition = null, reviewFirst = false, ...rest } = sketch;
  const reviewed =
    rest.kind === 'send_progress_message' || rest.kind === 'email_party' ? { reviewFirst } : {};
  return { id: newId(), condition, ...reviewed, ...rest } as TriggeredAction;
}

/**
 * A firm whose matter has a task with these actions, and statuses of every kind, custom fields of every type and the
 * calls of the Progress screen to work with.
 */
export async function tickFirm(database: Database, actions: ActionSketch[] = [], options: SeedOptions = {}) {
  const made = actions.map(toAction);
  const seeded = await seedMatter(database, {
    ...options,
    definition: { actions: made, ...options.definition },
  });
  const clock = fakeClock('2026-03-02T12:00:00.000Z');
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const deps = { database, clock, log: createLog(() => {}) };
  const progress = progressHandlers(deps);
  const statuses = { open: seeded.statusTypeId, ...(await addStatuses(database, seeded)) };
  const fields = await addFields(database, seeded);
  const { taskId, matterId } = seeded;
  return {
    ...seeded,
    database,
    deps,
    user,
    clock,
    statuses,
    fields,
    actions: made,
    tick: (answers: TickAnswers | null = null, id = taskId) =>
      progress['progress.tick']({ taskId: id, answers }, { user }),
    /** Ticks it, which must succeed. */
    mustTick: async (answers: TickAnswers | null = null): Promise<TickOutcome> => {
      const ticked = await progress['progress.tick']({ taskId, answers }, { user });
      if (!ticked.ok) throw new Error(`${ticked.error.code}: ${ticked.error.message}`);
      return ticked.value;
    },
    ask: (id = taskId) => progress['progress.questions']({ taskId: id }, { user }),
    untick: (id = taskId) => progress['progress.untick']({ taskId: id }, { user }),
    outcome: (tickId: string) => progress['progress.outcome']({ tickId }, { user }),
    sendSkipped: (outcomeId: string) => progress['progress.sendSkipped']({ outcomeId }, { user }),
    open: async () => {
      const opened = await progress['progress.open']({ matterId }, { user });
      return opened.ok ? opened.value.categories : [];
    },
    openWhole: () => progress['progress.open']({ matterId }, { user }),
    setStatus: (statusTypeId: string) =>
      statusHandlers(deps)['matters.setStatus']({ matterId, statusTypeId }, { user }),
    matter: () =>
      database.read.selectFrom('matters').selectAll().where('id', '=', matterId).executeTakeFirstOrThrow(),
    task: (id: string) =>
      database.read.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst(),
    messages: () => database.read.selectFrom('messages').selectAll().orderBy('id').execute(),
    addTask: (definition: Partial<TaskDefinition> & { name: string }, task: SeededTask['task'] = {}) =>
      addTask(database, seeded, definition, task),
    addParty: (role: PartyRole, contact: { full_name: string; email?: string | null; send_emails?: 0 | 1 }) =>
      addParty(database, seeded, role, contact),
    setField: (key: string, value: string) =>
      database.read
        .insertInto('field_values')
        .values({ id: newId(), matter_id: matterId, field_id: fields[key] ?? '', value })
        .execute(),
  };
}

/** What a tick firm is. */
export type TickFirm = Awaited<ReturnType<typeof tickFirm>>;

async function addStatuses(database: Database, seeded: Seeded) {
  const ids = { quote: newId(), active: newId(), cancelled: newId(), archived: newId() };
  const names = { quote: 'Quoted', active: 'In progress', cancelled: 'Aborted', archived: 'Filed' };
  const kinds = ['quote', 'active', 'cancelled', 'archived'] as const;
  const rows = kinds.map((kind, index) => ({
    id: ids[kind],
    matter_type_id: seeded.matterTypeId,
    name: names[kind],
    kind,
    position: index + 2,
    revision: 1,
  }));
  await database.read.insertInto('status_types').values(rows).execute();
  return ids;
}

const fieldTypes: Record<string, [label: string, type: ValueType]> = {
  surveyor: ['Surveyor', 'text'],
  rooms: ['Rooms', 'number'],
  price: ['Price', 'money'],
  survey_date: ['Survey date', 'date'],
  chain_free: ['Chain free', 'yes_no'],
  tenure: ['Tenure', 'choice'],
};

/** A custom field of every type; answers their ids by key. */
async function addFields(database: Database, seeded: Seeded): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  const rows = Object.entries(fieldTypes).map(([key, [label, type]], position) => {
    const id = newId();
    ids[key] = id;
    const choices = type === 'choice' ? '["Freehold","Leasehold"]' : '[]';
    return { id, matter_type_id: seeded.matterTypeId, key, label, type, choices, position, revision: 1 };
  });
  await database.read.insertInto('custom_fields').values(rows).execute();
  return ids;
}

/** Adds a template with its task on the matter, after the others of its category. */
async function addTask(
  database: Database,
  seeded: Seeded,
  definition: Partial<TaskDefinition> & { name: string },
  task: SeededTask['task'],
) {
  const [templateId, versionId] = [newId(), newId()];
  const [taskId = ''] = await seedTasks(database, seeded, [{ templateId, versionId, definition, task }]);
  return { taskId, templateId, versionId };
}

async function addParty(
  database: Database,
  seeded: Seeded,
  role: PartyRole,
  contact: { full_name: string; email?: string | null; send_emails?: 0 | 1 },
): Promise<string> {
  const id = newId();
  await database.read
    .insertInto('contacts')
    .values({
      id,
      kind: 'company',
      first_name: '',
      salutation: contact.full_name,
      mobile: null,
      email: 'office@example.net',
      send_texts: 0,
      send_emails: 0,
      sms_opted_out_at: null,
      revision: 1,
      search_key: contact.full_name.toLowerCase(),
      ...contact,
    })
    .execute();
  await database.read
    .insertInto('parties')
    .values({ id: newId(), matter_id: seeded.matterId, contact_id: id, role, position: 50 })
    .execute();
  return id;
}
