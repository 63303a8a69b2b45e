/**
 * The tables as Kysely sees them. Instants are UTC ISO text with ms, days YYYY-MM-DD, booleans 0 or 1, ids UUIDv7
 * text; both engines hold the same columns.
 */
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import type { SkipReason } from '../../src-shared/domain/skip-reasons.ts';

type Flag = 0 | 1;

export type FirmSettingsTable = {
  id: string;
  name: string;
  phone: string;
  email: string;
  undo_window_seconds: number;
  sms_gateway: 'practice' | 'twilio';
  sms_account_sid: string;
  sms_sender: string;
  sms_api_address: string;
  email_gateway: 'practice' | 'smtp';
  email_host: string;
  email_port: number;
  email_security: 'starttls' | 'tls' | 'none';
  email_username: string;
  email_from_name: string;
  email_from_address: string;
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
};

export type MatterTypesTable = { id: string; name: string; position: number };

export type StatusTypesTable = {
  id: string;
  matter_type_id: string;
  name: string;
  kind: 'quote' | 'active' | 'cancelled' | 'archived';
  position: number;
};

export type MattersTable = {
  id: string;
  reference: string;
  matter_type_id: string;
  status_type_id: string;
  fee_earner_id: string;
  subject: string;
  client_names: string;
  opened_on: string;
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
  role: 'client' | 'other_side_solicitor' | 'estate_agent' | 'lender';
  position: number;
};

export type TaskCategoriesTable = { id: string; matter_type_id: string; name: string; position: number };

export type TaskTemplatesTable = {
  id: string;
  category_id: string;
  name: string;
  position: number;
  pre_activation: Flag;
  target_days: number | null;
};

export type TriggeredActionsTable = {
  id: string;
  task_template_id: string;
  kind: 'send_progress_message';
  channel: Channel | 'preferred';
  subject: string | null;
  body: string;
  position: number;
  revision: number;
};

export type TasksTable = {
  id: string;
  matter_id: string;
  category_id: string;
  template_id: string | null;
  name: string;
  position: number;
  target_date: string | null;
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
};

export type TickOutcomesTable = {
  id: string;
  tick_id: string;
  action_id: string;
  contact_id: string | null;
  channel: Channel;
  skip_reason: SkipReason | null;
  skip_detail: string | null;
  message_id: string | null;
  position: number;
};

export type DocumentsTable = {
  id: string;
  matter_id: string;
  kind: 'sms' | 'email' | 'file_note';
  description: string;
  folder: string | null;
  text: string;
  created_at: string;
  created_by: string;
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
  state_at: string;
};

export type MessageAttemptsTable = {
  id: string;
  message_id: string;
  number: number;
  gateway: 'practice' | 'twilio' | 'smtp';
  started_by: string;
  started_at: string;
  finished_at: string | null;
  outcome: 'accepted' | 'refused' | 'later' | 'not_known' | null;
  code: string | null;
};

export type PracticeInboxTable = {
  id: string;
  message_id: string | null;
  channel: Channel;
  recipient: string;
  subject: string | null;
  body: string;
  accepted_at: string;
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
  matters: MattersTable;
  parties: PartiesTable;
  task_categories: TaskCategoriesTable;
  task_templates: TaskTemplatesTable;
  triggered_actions: TriggeredActionsTable;
  tasks: TasksTable;
  ticks: TicksTable;
  tick_outcomes: TickOutcomesTable;
  documents: DocumentsTable;
  messages: MessagesTable;
  message_attempts: MessageAttemptsTable;
  practice_inbox: PracticeInboxTable;
  channel_pauses: ChannelPausesTable;
  audit: AuditTable;
};
