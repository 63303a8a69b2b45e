import type { FirmForm, firmOptionsContract } from '../../src-shared/contract/firm-options.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { mergeEdits } from '../../src-shared/domain/merge-edits.ts';
import { referenceProblem } from '../../src-shared/domain/reference-pattern.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import { toFlag } from '../database/count.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { bankHolidayHandlers } from './bank-holiday-service.ts';
import { type FirmSettings, getFirmSettings, updateFirmSettings } from './firm-queries.ts';
import { changedMeanwhile } from './write-options.ts';

/** Answers Options > Firm and Options > Bank Holidays. `fetch` reaches gov.uk. */
export function firmOptionsHandlers(
  deps: Deps & { fetch: typeof fetch },
): HandlersFor<typeof firmOptionsContract> {
  const { database, clock } = deps;
  return {
    ...bankHolidayHandlers(deps),
    'options.firm': async () => ok(toForm(await getFirmSettings(database.read))),
    'options.saveFirm': async ({ was, form }, { user }) => {
      const details: Record<string, string> = {};
      if (form.email !== '' && !parseEmailAddress(form.email))
        details.email = 'Type one address, such as office@example.com, or nothing.';
      const problem = referenceProblem(form.referencePattern);
      if (problem) details.referencePattern = problem;
      if (Object.keys(details).length > 0)
        return fail('malformed_input', 'Nothing was saved. Mend what is marked and save again.', details);
      return database.write(async (tx, changed) => {
        const before = toForm(await getFirmSettings(tx));
        const { merged: after, conflicts } = mergeEdits(was, form, before);
        if (conflicts.length > 0)
          return changedMeanwhile(
            'this',
            Object.fromEntries(conflicts.map((field) => [field, sayValue(before[field])])),
          );
        await updateFirmSettings(tx, {
          name: after.name,
          phone: after.phone,
          email: after.email,
          reference_pattern: after.referencePattern,
          save_and_activate: toFlag(after.saveAndActivate),
        });
        const entry = { at: clock.now(), userId: user.id, action: 'firm.save', subjectId: null };
        await recordAudit(tx, { ...entry, before, after });
        for (const area of ['options', 'session', 'matters'] as const) changed({ area, matterId: null });
        return ok({});
      });
    },
  };
}

function sayValue(value: string | boolean): string {
  return typeof value === 'string' ? value : value ? 'yes' : 'no';
}

function toForm(firm: FirmSettings): FirmForm {
  return {
    name: firm.name,
    phone: firm.phone,
    email: firm.email,
    referencePattern: firm.reference_pattern,
    saveAndActivate: firm.save_and_activate === 1,
  };
}
