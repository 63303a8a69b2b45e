import { newId } from '../../src-shared/ids.ts';
import type { Clock } from '../../src-shared/time.ts';
import type { Database } from '../database/database.ts';
import { firstSettings, hasFirmSettings, insertFirmSettings } from '../options/firm-queries.ts';
import { insertUsers } from '../session/user-queries.ts';
import { loadSampleFirm } from './load-sample-firm.ts';

/**
 * Gives a database that was never used what the program cannot do without: settings, and the sample firm or, when
 * there is no folder of one, a first administrator. Does nothing at later starts; throws when the sample cannot be
 * loaded, having written nothing.
 */
export async function prepareFirm(
  database: Database,
  clock: Clock,
  sampleFolder: string | null,
): Promise<void> {
  if (await hasFirmSettings(database.read)) return;
  if (sampleFolder !== null) {
    const loaded = await loadSampleFirm({ database, clock }, sampleFolder);
    if (!loaded.ok) throw new Error(loaded.error.message);
    return;
  }
  await database.write(async (tx) => {
    await insertFirmSettings(tx, firstSettings);
    await insertUsers(tx, [
      { id: newId(), name: 'Administrator', initials: 'AD', role: 'administrator', email: '', position: 0 },
    ]);
  });
}
