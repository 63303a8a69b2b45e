import type { Database } from '../../src-main/database/database.ts';
import type { ContactsTable, FirmSettingsTable, MattersTable } from '../../src-main/database/schema.ts';
import { firstSettings, insertFirmSettings } from '../../src-main/options/firm-queries.ts';
import type { TaskDefinition, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { newId } from '../../src-shared/ids.ts';
import { definitionOf } from './definitions.ts';

/** What of the seeded rows a test wants otherwise. */
export type SeedOptions = {
  firm?: Partial<Omit<FirmSettingsTable, 'id'>>;
  matter?: Partial<Omit<MattersTable, 'id'>>;
  statusKind?: 'quote' | 'active' | 'cancelled' | 'archived';
  /** The joint clients, in order; two unless told. */
  clients?: Partial<Omit<ContactsTable, 'id'>>[];
  /** Progress messages; a text and an email unless told. */
  actions?: { channel: 'sms' | 'email' | 'preferred'; subject: string | null; body: string }[];
  /** Of the task's definition, what is to be otherwise. */
  definition?: Partial<TaskDefinition>;
};

/** The ids of the seeded rows. */
export type Seeded = {
  userId: string;
  matterTypeId: string;
  statusTypeId: string;
  matterId: string;
  contactIds: string[];
  categoryId: string;
  templateId: string;
  versionId: string;
  actionIds: string[];
  taskId: string;
};

const people: Omit<ContactsTable, 'id'>[] = [
  person('Olive', 'Dear Olive', '+447700900101', 'olive@example.com'),
  person('Rowan', 'Dear Rowan', '+447700900102', 'rowan@example.com'),
];

/** A text and an email, as a task's template has them. */
const usualActions: NonNullable<SeedOptions['actions']> = [
  { channel: 'sms', subject: null, body: '{{ client.salutation }}, your searches are back.' },
  {
    channel: 'email',
    subject: 'Searches on {{ matter.reference }}',
    body: '{{ client.salutation }}, your searches are back.',
  },
];

function person(first: string, salutation: string, mobile: string, email: string): Omit<ContactsTable, 'id'> {
  const search_key = `${first} ash ${email} ${mobile}`.toLowerCase();
  const rest = { send_texts: 1, send_emails: 1, sms_opted_out_at: null, search_key, revision: 1 } as const;
  return { kind: 'person', full_name: `${first} Ash`, first_name: first, salutation, mobile, email, ...rest };
}

/**
 * Inserts the least that a message can hang on: a firm (unless there is one), a user, a matter type with a status,
 * a category and a task template with a text and an email, a matter with two joint clients, and its task.
 */
export async function seedMatter(database: Database, options: SeedOptions = {}): Promise<Seeded> {
  const clients = (options.clients ?? [{}, {}]).map((client, index) => ({
    ...(people[index % people.length] as Omit<ContactsTable, 'id'>),
    ...client,
    id: newId(),
  }));
  const messages = (options.actions ?? usualActions).map(
    ({ channel, subject, body }): TriggeredAction => ({
      id: newId(),
      kind: 'send_progress_message',
      condition: null,
      reviewFirst: false,
      channel,
      subject: subject ?? '',
      body,
    }),
  );
  const definition = definitionOf('Searches received', { actions: messages, ...options.definition });
  const ids: Seeded = {
    userId: newId(),
    matterTypeId: newId(),
    statusTypeId: newId(),
    matterId: newId(),
    contactIds: clients.map((client) => client.id),
    categoryId: newId(),
    templateId: newId(),
    versionId: newId(),
    actionIds: definition.actions.map((action) => action.id),
    taskId: newId(),
  };
  await database.write(async (tx) => {
    const firm = await tx.selectFrom('firm_settings').select('id').executeTakeFirst();
    if (!firm)
      await insertFirmSettings(tx, {
        ...firstSettings,
        test_mode: 0,
        ...alwaysSending,
        daily_limit: null,
        name: 'Ash & Elm',
        phone: '01632 960000',
        ...options.firm,
      });
    await insertCatalogue(tx, ids, options, definition);
    await insertMatter(tx, ids, options, clients, definition.name);
  });
  return ids;
}

/** Messages go at any hour of any day, unless a test is about the hours. */
const alwaysSending = {
  sending_days: '1,2,3,4,5,6,7',
  sending_from: '00:00',
  sending_until: '00:00',
  send_on_bank_holidays: 1,
} as const;

type Transaction = Parameters<Parameters<Database['write']>[0]>[0];

async function insertCatalogue(
  tx: Transaction,
  ids: Seeded,
  options: SeedOptions,
  definition: TaskDefinition,
): Promise<void> {
  const user = {
    name: 'Sam Oak',
    initials: 'SO',
    role: 'administrator',
    email: 'sam@example.org',
    active: 1,
    revision: 1,
  } as const;
  await tx
    .insertInto('users')
    .values({ ...user, id: ids.userId, position: 1 })
    .execute();
  await tx
    .insertInto('matter_types')
    .values({ id: ids.matterTypeId, name: 'Purchase', position: 1, retired: 0, sms_limit: null, revision: 1 })
    .execute();
  const type = { matter_type_id: ids.matterTypeId, position: 1 };
  const kind = options.statusKind ?? 'active';
  await tx
    .insertInto('status_types')
    .values({ ...type, id: ids.statusTypeId, name: 'Open', kind, revision: 1 })
    .execute();
  await tx
    .insertInto('task_categories')
    .values({ ...type, id: ids.categoryId, name: 'Searches', system: 0, visibility: '[]', revision: 1 })
    .execute();
  const template = { category_id: ids.categoryId, position: 1, deleted_at: null };
  await tx
    .insertInto('task_templates')
    .values({ ...template, id: ids.templateId, version_id: ids.versionId })
    .execute();
  await tx
    .insertInto('task_template_versions')
    .values({
      id: ids.versionId,
      template_id: ids.templateId,
      number: 1,
      definition: JSON.stringify(definition),
      created_at: '2026-01-05T09:00:00.000Z',
      created_by: ids.userId,
    })
    .execute();
}

async function insertMatter(
  tx: Transaction,
  ids: Seeded,
  options: SeedOptions,
  clients: ContactsTable[],
  taskName: string,
): Promise<void> {
  const reference = `ASH/${ids.matterId.slice(-6)}`;
  const matter: Omit<MattersTable, 'id'> = {
    reference,
    matter_type_id: ids.matterTypeId,
    status_type_id: ids.statusTypeId,
    fee_earner_id: ids.userId,
    subject: '1 Elm Road',
    client_names: clients.map((client) => client.full_name).join(', '),
    opened_on: '2026-01-05',
    activated_on: null,
    exchange_date: null,
    completion_date: null,
    messages_off: 0,
    sort_key: reference.toLowerCase(),
    search_key: `${reference} 1 elm road`.toLowerCase(),
    ...options.matter,
  };
  await tx
    .insertInto('matters')
    .values({ ...matter, id: ids.matterId })
    .execute();
  if (clients.length > 0) {
    await tx.insertInto('contacts').values(clients).execute();
    const party = { matter_id: ids.matterId, role: 'client' } as const;
    const parties = clients.map((client, index) => ({
      ...party,
      id: newId(),
      contact_id: client.id,
      position: index + 1,
    }));
    await tx.insertInto('parties').values(parties).execute();
  }
  await tx
    .insertInto('tasks')
    .values({
      id: ids.taskId,
      matter_id: ids.matterId,
      category_id: ids.categoryId,
      template_id: ids.templateId,
      version_id: ids.versionId,
      name: taskName,
      note: '',
      position: 1,
      target_date: null,
      target_typed: 0,
      completed_at: null,
      completed_by: null,
      not_required: 0,
    })
    .execute();
}
