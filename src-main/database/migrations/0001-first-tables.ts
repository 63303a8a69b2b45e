import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

type Columns = Record<string, string>;

/**
 * One line a column: "text", "integer" or "real"; "?" may be null, "!" is the primary key, ">table" points to
 * another table's id.
 */
const tables: Record<string, Columns> = {
  firm_settings: {
    id: 'text!',
    name: 'text',
    phone: 'text',
    email: 'text',
    undo_window_seconds: 'integer',
    jurisdiction: 'text',
    reference_pattern: 'text',
    save_and_activate: 'integer',
    sms_gateway: 'text',
    sms_account_sid: 'text',
    sms_sender: 'text',
    sms_api_address: 'text',
    email_gateway: 'text',
    email_host: 'text',
    email_port: 'integer',
    email_security: 'text',
    email_auth: 'text',
    email_username: 'text',
    email_oauth_client_id: 'text',
    email_oauth_tenant: 'text',
    email_signed_in_as: 'text',
    email_from_name: 'text',
    email_from_address: 'text',
    test_mode: 'integer',
    test_mobile: 'text',
    test_email: 'text',
    sending_days: 'text',
    sending_from: 'text',
    sending_until: 'text',
    send_on_bank_holidays: 'integer',
    daily_limit: 'integer?',
    sms_per_second: 'integer',
    sms_connections: 'integer',
    email_per_minute: 'integer',
    email_connections: 'integer',
    sms_price_per_thousand: 'integer?',
  },
  secrets: { name: 'text!', ciphertext: 'text' },
  users: {
    id: 'text!',
    name: 'text',
    initials: 'text',
    role: 'text',
    email: 'text',
    active: 'integer',
    position: 'integer',
    revision: 'integer',
  },
  contacts: {
    id: 'text!',
    kind: 'text',
    full_name: 'text',
    first_name: 'text',
    salutation: 'text',
    mobile: 'text?',
    email: 'text?',
    send_texts: 'integer',
    send_emails: 'integer',
    sms_opted_out_at: 'text?',
    search_key: 'text',
    revision: 'integer',
  },
  matter_types: {
    id: 'text!',
    name: 'text',
    position: 'integer',
    retired: 'integer',
    sms_limit: 'integer?',
    revision: 'integer',
  },
  status_types: {
    id: 'text!',
    matter_type_id: 'text>matter_types',
    name: 'text',
    kind: 'text',
    position: 'integer',
    revision: 'integer',
  },
  custom_fields: {
    id: 'text!',
    matter_type_id: 'text>matter_types',
    key: 'text',
    label: 'text',
    type: 'text',
    choices: 'text',
    position: 'integer',
    revision: 'integer',
  },
  removed_field_keys: { id: 'text!', matter_type_id: 'text>matter_types', key: 'text' },
  default_parties: {
    id: 'text!',
    matter_type_id: 'text>matter_types',
    role: 'text',
    contact_id: 'text>contacts',
    position: 'integer',
  },
  matters: {
    id: 'text!',
    reference: 'text',
    matter_type_id: 'text>matter_types',
    status_type_id: 'text>status_types',
    fee_earner_id: 'text>users',
    subject: 'text',
    client_names: 'text',
    opened_on: 'text',
    activated_on: 'text?',
    exchange_date: 'text?',
    completion_date: 'text?',
    messages_off: 'integer',
    sort_key: 'text',
    search_key: 'text',
  },
  parties: {
    id: 'text!',
    matter_id: 'text>matters',
    contact_id: 'text>contacts',
    role: 'text',
    position: 'integer',
  },
  field_values: { id: 'text!', matter_id: 'text>matters', field_id: 'text>custom_fields', value: 'text' },
  task_categories: {
    id: 'text!',
    matter_type_id: 'text>matter_types',
    name: 'text',
    position: 'integer',
    system: 'integer',
    visibility: 'text',
    revision: 'integer',
  },
  task_templates: {
    id: 'text!',
    category_id: 'text>task_categories',
    position: 'integer',
    deleted_at: 'text?',
    version_id: 'text',
  },
  task_template_versions: {
    id: 'text!',
    template_id: 'text>task_templates',
    number: 'integer',
    definition: 'text',
    created_at: 'text',
    created_by: 'text?>users',
  },
  tasks: {
    id: 'text!',
    matter_id: 'text>matters',
    category_id: 'text>task_categories',
    template_id: 'text?>task_templates',
    version_id: 'text?>task_template_versions',
    name: 'text',
    note: 'text',
    position: 'integer',
    target_date: 'text?',
    target_typed: 'integer',
    completed_at: 'text?',
    completed_by: 'text?>users',
    not_required: 'integer',
  },
  ticks: {
    id: 'text!',
    task_id: 'text>tasks',
    ticked_at: 'text',
    ticked_by: 'text>users',
    undo_until: 'text?',
    undone_at: 'text?',
    dates_moved: 'integer?',
  },
  documents: {
    id: 'text!',
    matter_id: 'text>matters',
    kind: 'text',
    description: 'text',
    folder: 'text?',
    text: 'text',
    created_at: 'text',
    created_by: 'text?>users',
  },
  messages: {
    id: 'text!',
    document_id: 'text>documents',
    matter_id: 'text>matters',
    contact_id: 'text>contacts',
    tick_id: 'text?>ticks',
    action_id: 'text?',
    channel: 'text',
    recipient: 'text',
    recipient_shown: 'text',
    recipient_name: 'text',
    subject: 'text?',
    body: 'text',
    segments: 'integer',
    state: 'text',
    due_at: 'text',
    ordered_at: 'text',
    not_after: 'text',
    reason: 'text?',
    reason_detail: 'text?',
    claimed_by: 'text?',
    claimed_until: 'text?',
    attempts: 'integer',
    gateway: 'text?',
    provider_id: 'text?',
    poll_at: 'text?',
    polls: 'integer',
    check_at: 'text?',
    checks: 'integer',
    missed_at: 'text?',
    attention: 'integer',
    sends_again: 'integer',
    retried: 'integer',
    may_have_gone: 'integer',
    test_recipient: 'text?',
    limit_waived: 'integer',
    state_at: 'text',
  },
  tick_outcomes: {
    id: 'text!',
    tick_id: 'text>ticks',
    action_id: 'text',
    kind: 'text',
    contact_id: 'text?>contacts',
    channel: 'text?',
    skip_reason: 'text?',
    skip_detail: 'text?',
    message_id: 'text?>messages',
    document_id: 'text?>documents',
    result: 'text?',
    undo: 'text?',
    position: 'integer',
  },
  message_attempts: {
    id: 'text!',
    message_id: 'text>messages',
    number: 'integer',
    gateway: 'text',
    started_by: 'text',
    machine: 'text',
    account: 'text',
    recipient: 'text',
    started_at: 'text',
    finished_at: 'text?',
    outcome: 'text?',
    code: 'text?',
    detail: 'text?',
    provider_id: 'text?',
  },
  replies: {
    id: 'text!',
    provider_id: 'text',
    from_number: 'text',
    body: 'text',
    received_at: 'text',
    contact_id: 'text?>contacts',
    matter_id: 'text?>matters',
    document_id: 'text?>documents',
    meaning: 'text',
    unread: 'integer',
    read_at: 'text?',
    read_by: 'text?>users',
    filed_by: 'text?>users',
  },
  reply_cursors: { sender: 'text!', day: 'text' },
  practice_inbox: {
    id: 'text!',
    message_id: 'text?',
    channel: 'text',
    recipient: 'text',
    subject: 'text?',
    body: 'text',
    accepted_at: 'text',
  },
  bank_holidays: { id: 'text!', jurisdiction: 'text', day: 'text', name: 'text', change: 'text' },
  channel_pauses: { channel: 'text!', reason: 'text', paused_until: 'text' },
  audit: {
    id: 'text!',
    at: 'text',
    user_id: 'text?',
    action: 'text',
    subject_id: 'text?',
    before: 'text?',
    after: 'text?',
  },
};

const indexes: [name: string, table: string, columns: string[]][] = [
  ['status_types_by_type', 'status_types', ['matter_type_id', 'position']],
  ['matters_by_type', 'matters', ['matter_type_id']],
  ['matters_by_status', 'matters', ['status_type_id']],
  ['matters_by_fee_earner', 'matters', ['fee_earner_id']],
  ['field_values_by_field', 'field_values', ['field_id', 'value']],
  ['matters_by_sort_key', 'matters', ['sort_key', 'id', 'search_key']],
  ['parties_by_matter', 'parties', ['matter_id', 'position']],
  ['parties_by_contact', 'parties', ['contact_id']],
  ['task_categories_by_type', 'task_categories', ['matter_type_id', 'position']],
  ['task_templates_by_category', 'task_templates', ['category_id', 'position']],
  ['task_template_versions_by_template', 'task_template_versions', ['template_id', 'number']],
  ['custom_fields_by_type', 'custom_fields', ['matter_type_id', 'position']],
  ['removed_field_keys_by_type', 'removed_field_keys', ['matter_type_id']],
  ['default_parties_by_type', 'default_parties', ['matter_type_id', 'position']],
  ['tasks_by_matter', 'tasks', ['matter_id', 'position']],
  ['tasks_by_category', 'tasks', ['category_id']],
  ['tasks_by_version', 'tasks', ['version_id', 'completed_at', 'matter_id']],
  ['ticks_by_task', 'ticks', ['task_id', 'ticked_at']],
  ['tick_outcomes_by_tick', 'tick_outcomes', ['tick_id', 'position']],
  ['documents_by_matter', 'documents', ['matter_id', 'created_at', 'id']],
  ['messages_by_tick', 'messages', ['tick_id']],
  // Who of a client's messages is next, and how many they had on a day.
  ['messages_by_contact', 'messages', ['contact_id', 'channel', 'state', 'ordered_at', 'id']],
  ['messages_in_order', 'messages', ['channel', 'state', 'ordered_at', 'id']],
  ['message_attempts_by_message', 'message_attempts', ['message_id', 'number']],
  ['message_attempts_by_provider_id', 'message_attempts', ['provider_id']],
  // To whom the last text went that a reply may answer.
  ['messages_by_recipient', 'messages', ['recipient']],
  ['replies_in_order', 'replies', ['unread', 'received_at', 'id']],
  ['replies_by_matter', 'replies', ['matter_id', 'unread']],
  ['replies_by_number', 'replies', ['from_number', 'received_at']],
  ['audit_by_subject', 'audit', ['subject_id', 'at']],
];

/** Creates every first table and index. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    let builder = db.schema.createTable(table);
    for (const [column, line] of Object.entries(columns)) {
      const type = /^[a-z]+/.exec(line)?.[0] as 'text' | 'integer';
      const target = line.split('>')[1];
      builder = builder.addColumn(column, type, (definition) => {
        let made = line.includes('?') ? definition : definition.notNull();
        if (line.includes('!')) made = made.primaryKey();
        return target ? made.references(`${target}.id`) : made;
      });
    }
    if (engine === 'sqlite') builder = builder.modifyEnd(sql`strict`);
    await builder.execute();
  }
  for (const [name, table, columns] of indexes) {
    await db.schema.createIndex(name).on(table).columns(columns).execute();
  }
  await db.schema
    .createIndex('field_values_by_matter')
    .on('field_values')
    .columns(['matter_id', 'field_id'])
    .unique()
    .execute();
  await db.schema.createIndex('messages_by_document').on('messages').column('document_id').unique().execute();
  // The provider lists a reply again and again; it is taken once.
  await db.schema.createIndex('replies_by_provider').on('replies').column('provider_id').unique().execute();
  await db.schema.createIndex('replies_by_document').on('replies').column('document_id').unique().execute();
  // Not partial by state: SQLite cannot use a partial index for a state that is a parameter, and read every message.
  await db.schema
    .createIndex('messages_by_state')
    .on('messages')
    .columns(['state', 'channel', 'due_at'])
    .execute();
  // Only the few messages still to be asked after stand in it, however long the firm's history.
  await sql`create index messages_to_poll on messages (state, poll_at) where poll_at is not null`.execute(db);
  await sql`create index messages_to_check on messages (state, check_at) where check_at is not null`.execute(
    db,
  );
  // What a failed try holds back: a few at any time, among thousands that wait for the first.
  await sql`create index messages_held_back on messages (state, due_at, attempts, reason) where state = 'queued' and attempts > 0`.execute(
    db,
  );
  // What was charged in a month, without reading what was not.
  await sql`create index message_attempts_charged on message_attempts (started_at) where outcome = 'accepted' and gateway <> 'practice'`.execute(
    db,
  );
  await sql`create index messages_to_look_at on messages (state_at, id) where attention = 1`.execute(db);
}
