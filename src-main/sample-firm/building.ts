import type { WorkingCalendar } from '../../src-shared/domain/working-days.ts';
import type { FirmSettings } from '../options/firm-queries.ts';
import type { BuiltTemplate, BuiltType } from './build-matter-types.ts';
import type { SampleFirm, SampleMatter } from './sample-firm-format.ts';
import type { SampleRows } from './sample-rows.ts';

/** What building the matters' rows needs to know; `idOf` answers the new id of a user's, contact's or matter's slug. */
export type Building = {
  sample: SampleFirm;
  firm: FirmSettings;
  calendar: WorkingCalendar;
  types: ReadonlyMap<string, BuiltType>;
  now: string;
  rows: SampleRows;
  idOf: (slug: string) => string;
};

/** A matter with its type; `idOfTask` answers the template's id of a slug of the type's file. */
export type BuildingMatter = Building & {
  matter: SampleMatter;
  matterId: string;
  type: BuiltType;
  idOfTask: (slug: string) => string;
};

/** A task completed in the sample: the id of its tick, when and by whom (a user's slug), and its template. */
export type SampleTick = { id: string; at: string; by: string; slug: string; template: BuiltTemplate };
