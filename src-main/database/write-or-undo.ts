import type { Failure, Result } from '../../src-shared/result.ts';
import type { Database } from './database.ts';

/** Thrown to undo the transaction, and caught at once. */
type Refused = { refused: Failure };

/** `database.write` whose failed answer undoes what was written before it was known. */
export async function writeOrUndo<T>(
  database: Database,
  work: (...given: Parameters<Parameters<Database['write']>[0]>) => Promise<Result<T>>,
): Promise<Result<T>> {
  let refused: Refused | undefined;
  try {
    return await database.write(async (tx, changed) => {
      const result = await work(tx, changed);
      if (result.ok) return result;
      refused = { refused: result.error };
      throw refused;
    });
  } catch (error) {
    if (refused && error === refused) return { ok: false, error: refused.refused };
    throw error;
  }
}
