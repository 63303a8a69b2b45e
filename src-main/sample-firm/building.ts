import type { FirmSettings } from '../options/firm-queries.ts';
import type { SampleFirm } from './sample-firm-format.ts';
import type { SampleRows } from './sample-rows.ts';

/** What building a matter's rows needs to know; `idOf` answers the new id of a slug. */
export type Building = {
  sample: SampleFirm;
  firm: FirmSettings;
  now: string;
  rows: SampleRows;
  idOf: (slug: string) => string;
};

/** A task completed in the sample: the id of its tick, when, its template's slug and that template's new id. */
export type SampleTick = { id: string; at: string; slug: string; templateId: string };
