import type { WorkingCalendar } from '../../src-shared/domain/working-days.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { Clock } from '../../src-shared/time.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Database } from '../database/database.ts';
import { hasMatters } from '../matters/matter-queries.ts';
import {
  type FirmSettings,
  firstSettings,
  getFirmSettings,
  hasFirmSettings,
  insertFirmSettings,
  updateFirmSettings,
} from '../options/firm-queries.ts';
import { readWorkingCalendar } from '../scheduling/working-calendar-queries.ts';
import { buildMatterTypes } from './build-matter-types.ts';
import { buildMatter } from './build-matters.ts';
import { buildPeople } from './build-people.ts';
import { readSampleFirm } from './read-sample-firm.ts';
import type { SampleFirm } from './sample-firm-format.ts';
import { findLowestUserPosition, insertSampleRows } from './sample-firm-queries.ts';
import { noRows, type SampleRows } from './sample-rows.ts';

/** The sample firm can be tried at any time of any day. */
const alwaysSending = {
  sending_days: '1,2,3,4,5,6,7',
  sending_from: '00:00',
  sending_until: '00:00',
  send_on_bank_holidays: 1,
} as const;

/**
 * Loads a sample firm's folder in one transaction: all of it, or nothing and the reason. Refuses with `not_empty`
 * when the firm has a matter. The sample's users come before those who are there, so that its first one is current.
 */
export async function loadSampleFirm(
  { database, clock }: { database: Database; clock: Clock },
  folder: string,
): Promise<Result<{ matters: number }>> {
  const sample = await readSampleFirm(folder);
  if (!sample.ok) return sample;
  return database.write(async (tx, changed) => {
    if (await hasMatters(tx)) {
      return fail(
        'not_empty',
        'The firm already has matters, so the sample firm was not loaded. Nothing was changed.',
      );
    }
    const { name, phone, email, referencePattern } = sample.value.firm;
    // It writes to practice and to numbers that reach nobody; a firm that was set up keeps what was set.
    if (!(await hasFirmSettings(tx))) await insertFirmSettings(tx, { ...firstSettings, test_mode: 0 });
    await updateFirmSettings(tx, {
      name,
      phone,
      email,
      reference_pattern: referencePattern,
      ...alwaysSending,
    });
    const firm = await getFirmSettings(tx);
    const lowest = await findLowestUserPosition(tx);
    const firstPosition = lowest === null ? 0 : lowest - sample.value.users.length;
    const calendar = await readWorkingCalendar(tx);
    const rows = buildRows(sample.value, firm, calendar, firstPosition, clock.now());
    await insertSampleRows(tx, rows);
    const matters = rows.matters.length;
    await recordAudit(tx, {
      at: clock.now(),
      userId: null,
      action: 'firm.load_sample',
      subjectId: firm.id,
      after: { matters },
    });
    for (const area of ['matters', 'progress', 'documents', 'options', 'session'] as const)
      changed({ area, matterId: null });
    return ok({ matters });
  });
}

function buildRows(
  sample: SampleFirm,
  firm: FirmSettings,
  calendar: WorkingCalendar,
  firstPosition: number,
  now: string,
): SampleRows {
  const rows = noRows();
  const people = buildPeople(sample, firstPosition, rows);
  const matters = new Map(sample.matters.map((matter) => [matter.id, newId()]));
  const ids = new Map([...people, ...matters]);
  const idOf = (slug: string) => {
    const id = ids.get(slug);
    if (!id) throw new Error(`Nothing in the sample firm is called ${slug}`);
    return id;
  };
  const types = buildMatterTypes(sample, idOf, now, rows);
  for (const matter of sample.matters)
    buildMatter(matter, { sample, firm, calendar, types, now, rows, idOf });
  return rows;
}
