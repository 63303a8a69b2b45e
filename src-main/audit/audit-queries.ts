import { newId } from '../../src-shared/ids.ts';
import type { Queryable } from '../database/database.ts';

/** One line of the audit log. `before` and `after` are told as they were, never with a secret in them. */
export type AuditEntry = {
  at: string;
  userId: string | null;
  action: string;
  subjectId: string | null;
  before?: unknown;
  after?: unknown;
};

/** Writes one line of the audit log, in the transaction of what it tells of. */
export async function recordAudit(tx: Queryable, entry: AuditEntry): Promise<void> {
  const text = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await tx
    .insertInto('audit')
    .values({
      id: newId(),
      at: entry.at,
      user_id: entry.userId,
      action: entry.action,
      subject_id: entry.subjectId,
      before: text(entry.before),
      after: text(entry.after),
    })
    .execute();
}
