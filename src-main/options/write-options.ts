import type { Change } from '../../src-shared/contract/changes.ts';
import { fail, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps } from '../ipc/handlers.ts';
import type { User } from '../session/user-queries.ts';

/** What a change of Options works with. */
export type OptionsWrite = {
  tx: Queryable;
  /** Records what was changed, with what it was and what it is, and tells the windows that Options have changed. */
  record(action: string, subjectId: string, change: { before?: unknown; after?: unknown }): Promise<void>;
  /** Tells the windows what else may look different. */
  changed(change: Change): void;
};

/** The sentence for something in Options that is not there any more. */
export const gone = 'Another administrator has removed this. Close the window and open it again.';

/** Runs one change of Options in one transaction. A change that is refused must be refused before it writes. */
export function writeOptions<T>(
  { database, clock }: Deps,
  user: User,
  work: (write: OptionsWrite) => Promise<Result<T>>,
): Promise<Result<T>> {
  return database.write((tx, changed) =>
    work({
      tx,
      changed,
      record: async (action, subjectId, change) => {
        await recordAudit(tx, { at: clock.now(), userId: user.id, action, subjectId, ...change });
        changed({ area: 'options', matterId: null });
      },
    }),
  );
}

/** Refuses to save over what somebody saved meanwhile; `details` hold what they saved, with its revision. */
export function changedMeanwhile(what: string, details: Record<string, string>): Result<never> {
  return fail(
    'changed_meanwhile',
    `Another administrator saved ${what} while you were editing. What you typed is still here: compare, then save again.`,
    details,
  );
}

/** Refuses a name that another has already; `field` is the form's. */
export function nameTaken(what: string, name: string, field = 'name'): Result<never> {
  const sentence = `There is already a ${what} “${name}”. Type another name.`;
  return fail('malformed_input', sentence, { [field]: sentence });
}
