/**
 * The tables as Kysely sees them. Instants are UTC ISO text with ms, days YYYY-MM-DD, booleans 0 or 1, ids UUIDv7
 * text; both engines hold the same columns.
 */
import type { MailAuth } from '../../src-shared/domain/mail-providers.ts';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import type { PartyRole } from '../../src-shared/domain/party-roles.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import type { ReplyMeaning } from '../../src-shared/domain/reply-meaning.ts';
import type { SkipReason } from '../../src-shared/domain/skip-reasons.ts';
import type { ActionKind } from '../../src-shared/domain/task-definition.ts';
import type { ValueType } from '../../src-shared/domain/tokens.ts';
import type { Jurisdiction } from '../../src-shared/domain/working-days.ts';

type Flag = 0 | 1;

export type FirmSettingsTable = {
  id: string;
  name: string;
  phone: string;
  email: string;
  undo_window_seconds: number;
  /** Whose bank holidays count. */
  jurisdiction: Jurisdiction;
  /** How the reference of a new matter is made: reference-pattern.ts. */
  reference_pattern: string;
  /** Whether New Matter offers Save and Activate. */
  save_and_activate: Flag;
  sms_gateway: 'practice' | 'twilio';
  sms_account_sid: string;
  sms_sender: string;
  sms_api_address: string;
  email_gateway: 'practice' | 'smtp';
  email_host: string;
  email_port: number;
  email_security: 'starttls' | 'tls' | 'none';
  email_auth: MailAuth;
  email_username: string;
  email_oauth_client_id: string;
  email_oauth_tenant: string;
  email_signed_in_as: string;
  email_from_name: string;
  email_from_address: string;
  /** Nothing of a real gateway reaches a client: it goes to the firm's own number or address, marked. */
  test_mode: Flag;
  test_mobile: string;
  test_email: string;
  /** ISO weekdays, "1,2,3,4,5,6": Monday is 1. */
  sending_days: string;
  /** Times of day, "08:00"; the same twice: all day. */
  sending_from: string;
  sending_until: string;
  send_on_bank_holidays: Flag;
  /** The most messages to one client on one day; null: no limit. */
  daily_limit: number | null;
  sms_per_second: number;
  /** How many texts are handed over at once. */
  sms_connections: number;
  email_per_minute: number;
  /** How many emails are handed over at once. */
  email_connections: number;
  /** What the provider charges for a thousand parts of texts, in pence; null: not known. */
  sms_price_per_thousand: number | null;
};

export type SecretsTable = { name: string; ciphertext: string };

export type UsersTable = {
  id: string;
  name: string;
  initials: string;
  role: 'administrator' | 'standard';
  email: string;
  active: Flag;
  position: number;
  revision: number;
};

export type ContactsTable = {
  id: string;
  kind: 'person' | 'company';
  full_name: string;
  first_name: string;
  salutation: string;
  mobile: string | null;
  email: string | null;
  send_texts: Flag;
  send_emails: Flag;
  sms_opted_out_at: string | null;
  /** Everything a contact is found by, folded (people/contact-search-key.ts). */
  search_key: string;
  revision: number;
};

export type MatterTypesTable = {
  id: string;
  name: string;
  position: number;
  /** Offered for no new matter. */
  retired: Flag;
  /** The most texts by hand on one matter; null: no limit. */
  sms_limit: number | null;
  revision: number;
};

export type StatusTypesTable = {
  id: string;
  matter_type_id: string;
  name: string;
  kind: 'quote' | 'active' | 'cancelled' | 'archived';
  position: number;
  revision: number;
};

/** The keys of removed custom fields, which texts, conditions and messages of the past may still name: never used again. */
export type RemovedFieldKeysTable = { id: string; matter_type_id: string; key: string };

export type CustomFieldsTable = {
  id: string;
  matter_type_id: string;
  /** What its token is called: `field.<key>`. Never changes, so that renaming breaks nothing. */
  key: string;
  label: string;
  type: ValueType;
  /** A JSON list of texts; empty but for a choice. */
  choices: string;
  position: number;
  revision: number;
};

export type DefaultPartiesTable = {
  id: string;
  matter_type_id: string;
  role: PartyRole;
  contact_id: string;
  position: number;
};

/** The value of a custom field on a matter, canonical as in domain/tokens.ts; no row: empty. */
export type FieldValuesTable = { id: string; matter_id: string; field_id: string; value: string };

export type MattersTable = {
  id: string;
  reference: string;
  matter_type_id: string;
  status_type_id: string;
  fee_earner_id: string;
  subject: string;
  client_names: string;
  opened_on: string;
  activated_on: string | null;
  exchange_date: string | null;
  completion_date: string | null;
  messages_off: Flag;
  /** The folded reference: what lists are sorted and paged by. */
  sort_key: string;
  /** Everything Find looks in, folded. */
  search_key: string;
};

export type PartiesTable = {
  id: string;
  matter_id: string;
  contact_id: string;
  role: PartyRole;
  position: number;
};

export type TaskCategoriesTable = {
  id: string;
  matter_type_id: string;
  name: string;
  position: number;
  /** Made and named by the program ("Reminders"): cannot be changed. */
  system: Flag;
  /** A JSON list of conditions (domain/condition-schema.ts). */
  visibility: string;
  revision: number;
};

export type TaskTemplatesTable = {
  id: string;
  category_id: string;
  position: number;
  /** Set when it was deleted: tasks that came from it keep their definition. */
  deleted_at: string | null;
  /** The version that new matters get. */
  version_id: string;
};

/** A task template as it was saved once. Never changes: a task keeps the version it was made by. */
export type TaskTemplateVersionsTable = {
  id: string;
  template_id: string;
  number: number;
  /** JSON of domain/task-definition.ts. */
  definition: string;
  created_at: string;
  created_by: string | null;
};

export type TasksTable = {
  id: string;
  matter_id: string;
  category_id: string;
  /** Null for a task added by hand. */
  template_id: string | null;
  /** The version of the template whose rules it follows. */
  version_id: string | null;
  name: string;
  note: string;
  position: number;
  target_date: string | null;
  /** Typed by hand: stays whatever its anchor does. */
  target_typed: Flag;
  completed_at: string | null;
  completed_by: string | null;
  not_required: Flag;
};

export type TicksTable = {
  id: string;
  task_id: string;
  ticked_at: string;
  ticked_by: string;
  undo_until: string | null;
  undone_at: string | null;
  /** Other tasks whose target date moved by it; null: none. */
  dates_moved?: number | null;
};

export type TickOutcomesTable = {
  id: string;
  tick_id: string;
  action_id: string;
  kind: ActionKind;
  /** The client or party it was for; null when the action is for none. */
  contact_id: string | null;
  channel: Channel | null;
  skip_reason: SkipReason | null;
  skip_detail: string | null;
  message_id: string | null;
  /** The file note it made. */
  document_id: string | null;
  /** What it did, as a sentence; null for a message, whose own state says it. */
  result: string | null;
  /** JSON of what un-ticking within the undo window puts back (tasks/undo-effects.ts). */
  undo: string | null;
  position: number;
};

export type DocumentsTable = {
  id: string;
  matter_id: string;
  kind: 'sms' | 'email' | 'file_note' | 'reply';
  description: string;
  folder: string | null;
  text: string;
  created_at: string;
  /** Null for what no user made: a client's reply, and a note of what it changed. */
  created_by: string | null;
};

export type MessagesTable = {
  id: string;
  document_id: string;
  matter_id: string;
  contact_id: string;
  tick_id: string | null;
  action_id: string | null;
  channel: Channel;
  recipient: string;
  recipient_shown: string;
  recipient_name: string;
  subject: string | null;
  body: string;
  segments: number;
  state: MessageState;
  /** Not before this instant: the undo window, or the next try. */
  due_at: string;
  /** Its place in the order of its client's messages of a channel: when it was first due. */
  ordered_at: string;
  /** Not after this instant: a stale message is worse than none. */
  not_after: string;
  /** Why it waits or what went wrong: a code of delivery/reasons.ts. */
  reason: string | null;
  reason_detail: string | null;
  claimed_by: string | null;
  claimed_until: string | null;
  attempts: number;
  gateway: 'practice' | 'twilio' | 'smtp' | null;
  provider_id: string | null;
  poll_at: string | null;
  polls: number;
  /** When what became of a message that is not known is looked for next; null when it no longer is. */
  check_at: string | null;
  checks: number;
  /** When the provider's list was last gone through for it and did not have it; null when it was not. */
  missed_at: string | null;
  /** A person must look at it: it did not go, or nobody knows. */
  attention: Flag;
  /** How often a user pressed Send again. */
  sends_again: number;
  /** An email that was not known was tried once more by itself. */
  retried: Flag;
  /** An attempt ended in doubt and nothing has shown since that it was not taken over. */
  may_have_gone: Flag;
  /** Where it went in test mode; null: to the client. */
  test_recipient: string | null;
  /** A user said that the daily limit does not matter for it. */
  limit_waived: Flag;
  state_at: string;
};

export type MessageAttemptsTable = {
  id: string;
  message_id: string;
  number: number;
  gateway: 'practice' | 'twilio' | 'smtp';
  started_by: string;
  /** The name of the computer it was handed over from. */
  machine: string;
  /** By which account of the gateway: see `Gateway`. */
  account: string;
  /** Where it really went: the client, or the firm's own in test mode. */
  recipient: string;
  started_at: string;
  finished_at: string | null;
  outcome: 'accepted' | 'refused' | 'later' | 'not_known' | null;
  /** A code of delivery/reasons.ts. */
  code: string | null;
  /** The provider's own code. */
  detail: string | null;
  provider_id: string | null;
};

/** A text that came in. Without a matter it stands in the tray of unknown numbers. */
export type RepliesTable = {
  id: string;
  /** The provider's id, which is never taken twice. */
  provider_id: string;
  /** As the provider gives it: one E.164 number, or a name or short code that is no telephone's. */
  from_number: string;
  body: string;
  received_at: string;
  contact_id: string | null;
  matter_id: string | null;
  document_id: string | null;
  meaning: ReplyMeaning;
  unread: Flag;
  read_at: string | null;
  read_by: string | null;
  /** Who put it on its matter; null: the program. */
  filed_by: string | null;
};

/** The GMT day from which replies to a sender are asked for: that of the newest one. */
export type ReplyCursorsTable = { sender: string; day: string };

export type PracticeInboxTable = {
  id: string;
  message_id: string | null;
  channel: Channel;
  recipient: string;
  subject: string | null;
  body: string;
  accepted_at: string;
};

/** A change to the bundled list of bank holidays. */
export type BankHolidaysTable = {
  id: string;
  jurisdiction: Jurisdiction;
  day: string;
  name: string;
  change: 'added' | 'removed';
};

export type ChannelPausesTable = { channel: Channel; reason: string; paused_until: string };

export type AuditTable = {
  id: string;
  at: string;
  user_id: string | null;
  action: string;
  subject_id: string | null;
  before: string | null;
  after: string | null;
};

/** Every table. */
export type Schema = {
  firm_settings: FirmSettingsTable;
  secrets: SecretsTable;
  users: UsersTable;
  contacts: ContactsTable;
  matter_types: MatterTypesTable;
  status_types: StatusTypesTable;
  custom_fields: CustomFieldsTable;
  removed_field_keys: RemovedFieldKeysTable;
  default_parties: DefaultPartiesTable;
  matters: MattersTable;
  field_values: FieldValuesTable;
  parties: PartiesTable;
  task_categories: TaskCategoriesTable;
  task_templates: TaskTemplatesTable;
  task_template_versions: TaskTemplateVersionsTable;
  tasks: TasksTable;
  ticks: TicksTable;
  tick_outcomes: TickOutcomesTable;
  documents: DocumentsTable;
  messages: MessagesTable;
  message_attempts: MessageAttemptsTable;
  replies: RepliesTable;
  reply_cursors: ReplyCursorsTable;
  practice_inbox: PracticeInboxTable;
  bank_holidays: BankHolidaysTable;
  channel_pauses: ChannelPausesTable;
  audit: AuditTable;
};
