import type { Queryable } from '../database/database.ts';
import type { FirmSettings } from '../options/firm-queries.ts';

/** What gateways are made of: the firm's settings, with the encrypted secrets of its accounts (null: none is stored). */
export type Accounts = FirmSettings & { sms_ciphertext: string | null; email_ciphertext: string | null };

/** The firm's accounts as they are stored, in one read: it is made before every message. */
export function readAccounts(db: Queryable): Promise<Accounts> {
  return db
    .selectFrom('firm_settings')
    .selectAll()
    .select((eb) => [
      eb.selectFrom('secrets').select('ciphertext').where('name', '=', 'sms_auth_token').as('sms_ciphertext'),
      eb
        .selectFrom('secrets')
        .select('ciphertext')
        .where('name', '=', 'email_password')
        .as('email_ciphertext'),
    ])
    .executeTakeFirstOrThrow();
}
