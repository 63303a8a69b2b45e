import { openDatabase } from '../../src-main/database/open-database.ts';
import type { ContactsTable } from '../../src-main/database/schema.ts';
import { putSecret } from '../../src-main/options/firm-queries.ts';
import { systemClock } from '../../src-shared/time.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { seedMatter } from '../support/seed.ts';
import type { Networks } from './bad-networks.ts';

/** Whom a client of a firm is: the number and the address that nobody else has. */
export type CrashClient = { name: string; mobile: string; email: string };

/** A client of a matter; the first of each two is refused by every network. */
export function crashClient(matter: number, which: 0 | 1): CrashClient {
  return {
    name: `Client ${matter}-${which}`,
    mobile: `+447700900${String(matter * 2 + which).padStart(3, '0')}`,
    email: `client-${matter}-${which}@example.com`,
  };
}

/** Whether a number or an address is a client's who is refused. */
export function isRefused(recipient: string): boolean {
  return /^\+\d+[02468]$|-0@/.test(recipient);
}

/**
 * Makes a firm in a folder: matters of one task each, which texts and emails two joint clients. No two clients share
 * a number or an address, so that whoever was told twice stands out. Answers the matters' ids.
 */
export async function makeFirm(
  folder: string,
  matters: number,
  { twilio, proxy }: Networks,
): Promise<string[]> {
  const opened = await openDatabase(folder, systemClock);
  if (!opened.ok) throw new Error(opened.message);
  const { database } = opened;
  const ids: string[] = [];
  for (let index = 0; index < matters; index += 1) {
    const client = (which: 0 | 1): Partial<Omit<ContactsTable, 'id'>> => {
      const { name, mobile, email } = crashClient(index, which);
      return { full_name: name, mobile, email };
    };
    const seeded = await seedMatter(database, {
      clients: [client(0), client(1)],
      firm: {
        undo_window_seconds: 0,
        // All of them go as soon as they are due: what is at rest waits for no rate.
        sms_per_second: 1000,
        email_per_minute: 60_000,
        sms_gateway: 'twilio',
        sms_account_sid: twilio.accountSid,
        sms_sender: '+447700900999',
        sms_api_address: twilio.url,
        email_gateway: 'smtp',
        email_host: '127.0.0.1',
        email_port: proxy.port,
        email_security: 'starttls',
        email_auth: 'none',
        email_from_address: 'office@example.org',
      },
    });
    ids.push(seeded.matterId);
  }
  const token = await plainSecrets.encrypt(twilio.authToken);
  await database.write((tx) => putSecret(tx, 'sms_auth_token', token));
  await database.close();
  return ids;
}
