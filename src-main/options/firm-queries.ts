import type { Selectable, Updateable } from 'kysely';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import type { Queryable } from '../database/database.ts';
import type { FirmSettingsTable, MessagesTable } from '../database/schema.ts';

/** The firm's one row of settings. */
export type FirmSettings = Selectable<FirmSettingsTable>;

/** The gateway that a firm's settings name for a channel. */
export function gatewayOf(
  settings: Pick<FirmSettings, 'sms_gateway' | 'email_gateway'>,
  channel: Channel,
): FirmSettings['sms_gateway'] | FirmSettings['email_gateway'] {
  return channel === 'sms' ? settings.sms_gateway : settings.email_gateway;
}

/** What the account of a gateway is known by, by a firm's settings: see `Gateway`. */
export function accountOf(
  firm: Pick<FirmSettings, 'sms_account_sid' | 'email_from_address'>,
  gateway: MessagesTable['gateway'],
): string {
  if (gateway === 'twilio') return firm.sms_account_sid;
  return gateway === 'smtp' ? firm.email_from_address : '';
}

const onlyId = 'firm';

/** What a firm starts with: the practice gateway on both channels, so that nothing leaves the computer. */
export const firstSettings: FirmSettings = {
  id: onlyId,
  name: '',
  phone: '',
  email: '',
  undo_window_seconds: 60,
  jurisdiction: 'england_and_wales',
  reference_pattern: '{year}/{number}',
  save_and_activate: 1,
  sms_gateway: 'practice',
  sms_account_sid: '',
  sms_sender: '',
  sms_api_address: 'https://api.twilio.com',
  email_gateway: 'practice',
  email_host: '',
  email_port: 587,
  email_security: 'starttls',
  email_auth: 'password',
  email_username: '',
  email_oauth_client_id: '',
  email_oauth_tenant: '',
  email_signed_in_as: '',
  email_from_name: '',
  email_from_address: '',
  test_mode: 1,
  test_mobile: '',
  test_email: '',
  sending_days: '1,2,3,4,5,6',
  sending_from: '08:00',
  sending_until: '20:00',
  send_on_bank_holidays: 0,
  daily_limit: 5,
  // What Twilio takes of a UK number, and Microsoft 365 of a mailbox, without asking to slow down.
  sms_per_second: 10,
  sms_connections: 10,
  email_per_minute: 30,
  email_connections: 3,
  sms_price_per_thousand: null,
};

/** The firm's settings; throws when the database was never set up. */
export function getFirmSettings(db: Queryable): Promise<FirmSettings> {
  return db.selectFrom('firm_settings').selectAll().executeTakeFirstOrThrow();
}

/** Whether the firm's row exists: it does from the first start on. */
export async function hasFirmSettings(db: Queryable): Promise<boolean> {
  return (await db.selectFrom('firm_settings').select('id').executeTakeFirst()) !== undefined;
}

/** Writes the firm's row for the first time. */
export async function insertFirmSettings(db: Queryable, settings: FirmSettings): Promise<void> {
  await db.insertInto('firm_settings').values(settings).execute();
}

/** Changes some of the firm's settings. */
export async function updateFirmSettings(
  db: Queryable,
  changes: Omit<Updateable<FirmSettingsTable>, 'id'>,
): Promise<void> {
  await db.updateTable('firm_settings').set(changes).where('id', '=', onlyId).execute();
}

/** An encrypted secret by its name; undefined when none is stored. */
export async function getSecret(db: Queryable, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('secrets').select('ciphertext').where('name', '=', name).executeTakeFirst();
  return row?.ciphertext;
}

/** Forgets a secret. */
export async function deleteSecret(db: Queryable, name: string): Promise<void> {
  await db.deleteFrom('secrets').where('name', '=', name).execute();
}

/** Stores an encrypted secret in the place of any earlier one. */
export async function putSecret(db: Queryable, name: string, ciphertext: string): Promise<void> {
  await db
    .insertInto('secrets')
    .values({ name, ciphertext })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ ciphertext }))
    .execute();
}
