import type { Database } from '../../src-main/database/database.ts';
import { type Seeded, seedMatter } from '../support/seed.ts';
import { clients } from './users.ts';

/** A firm that can be played on again and again. */
export type ModelFirm = { seeded: Seeded; reset(): Promise<void> };

/** Makes a firm of one matter with three clients and a task that texts and emails each of them. */
export async function makeFirm(database: Database): Promise<ModelFirm> {
  const seeded = await seedMatter(database, {
    firm: { sms_gateway: 'twilio', email_gateway: 'smtp', undo_window_seconds: 60 },
    clients,
    actions: [
      { channel: 'sms', subject: null, body: 'Your offer is here.' },
      { channel: 'email', subject: 'Your offer', body: 'Your offer is here.' },
    ],
  });
  const { read } = database;
  const [firm, contacts, matter, task] = [
    await read.selectFrom('firm_settings').selectAll().executeTakeFirstOrThrow(),
    await read.selectFrom('contacts').selectAll().execute(),
    await read.selectFrom('matters').selectAll().executeTakeFirstOrThrow(),
    await read.selectFrom('tasks').selectAll().executeTakeFirstOrThrow(),
  ];
  return {
    seeded,
    /** Leaves of an earlier run only the firm itself, as it was made. */
    reset: () =>
      database.write(async (tx) => {
        for (const table of ['tick_outcomes', 'message_attempts', 'messages', 'documents', 'ticks'] as const)
          await tx.deleteFrom(table).execute();
        for (const table of ['channel_pauses', 'audit'] as const) await tx.deleteFrom(table).execute();
        await tx.updateTable('firm_settings').set(firm).execute();
        for (const contact of contacts)
          await tx.updateTable('contacts').set(contact).where('id', '=', contact.id).execute();
        await tx.updateTable('matters').set(matter).execute();
        await tx.updateTable('tasks').set(task).execute();
      }),
  };
}
