import type { PartyRole } from '../../src-shared/domain/party-roles.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { dayOf } from '../../src-shared/time.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import { writeOrUndo } from '../database/write-or-undo.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { getFirmSettings } from '../options/firm-queries.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';
import type { User } from '../session/user-queries.ts';
import { getMatterToEdit, updateMatter } from './edit-matter-queries.ts';
import { listFieldsOfType, listFieldValues, setMatterValue } from './field-queries.ts';
import { refreshMatterNames } from './matter-names-queries.ts';
import { noSuchMatter } from './matter-service.ts';
import { mergeMatter, type OwnForm } from './merge-matter.ts';
import { listFeeEarners, listTypesOffered } from './new-matter-queries.ts';
import { openMatter, readNextReference } from './open-matter.ts';
import { deleteParty, listContactsThere, listPartyRows, writeParties } from './party-queries.ts';
import { listStatusesOfType } from './value-queries.ts';

type Named = `matters.${'newForm' | 'add' | 'save' | 'addParty' | 'removeParty'}`;
type PartyChange = { matterId: string; role: PartyRole; contactId: string };

/** Answers New Matter, and what Details changes of a matter and its parties. */
export function editMatterHandlers({ database, clock }: Deps): Pick<HandlersOf<'matters.'>, Named> {
  const changeParties = (
    asked: PartyChange,
    user: User,
    action: string,
    change: (tx: Queryable) => Promise<Result<unknown>>,
  ): Promise<Result<Record<string, never>>> =>
    database.write(async (tx, changed) => {
      const { matterId, role, contactId } = asked;
      if (!(await getMatterToEdit(tx, matterId))) return fail('not_found', noSuchMatter);
      const result = await change(tx);
      if (!result.ok) return result;
      if (role === 'client') await refreshMatterNames(tx, [matterId]);
      const after = { role, contactId };
      await recordAudit(tx, { at: clock.now(), userId: user.id, action, subjectId: matterId, after });
      for (const area of ['matters', 'progress'] as const) changed({ area, matterId });
      return ok({});
    });

  return {
    'matters.newForm': async () => {
      const db = database.read;
      const matterTypes = [];
      for (const { id, name } of await listTypesOffered(db)) {
        const statusTypes = await listStatusesOfType(db, id);
        const fields = await listFieldsOfType(db, id);
        matterTypes.push({
          id,
          name,
          statusTypes,
          fields: fields.map(({ id: fieldId, label, type, choices }) => ({
            fieldId,
            label,
            type,
            choices: [...choices],
          })),
        });
      }
      return ok({
        matterTypes,
        feeEarners: await listFeeEarners(db),
        saveAndActivate: (await getFirmSettings(db)).save_and_activate === 1,
        reference: await readNextReference(db, dayOf(clock.now())),
      });
    },

    'matters.add': ({ form }, { user }) =>
      writeOrUndo(database, async (tx, changed) => {
        const opened = await openMatter(tx, form, clock.now());
        if (!opened.ok) return opened;
        const { matterId, reference } = opened.value;
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'matter.add',
          subjectId: matterId,
          after: { ...form, reference },
        });
        for (const area of ['matters', 'progress'] as const) changed({ area, matterId });
        return opened;
      }),

    'matters.save': ({ matterId, was, form }, { user }) =>
      database.write(async (tx, changed) => {
        const row = await getMatterToEdit(tx, matterId);
        if (!row) return fail('not_found', noSuchMatter);
        const values = new Map(
          (await listFieldValues(tx, matterId)).map(({ token, value }) => [token, value]),
        );
        const before: OwnForm = {
          subject: row.subject,
          feeEarnerId: row.fee_earner_id,
          exchangeDate: row.exchange_date,
          completionDate: row.completion_date,
        };
        const fields = await listFieldsOfType(tx, row.matter_type_id);
        const { own, ...read } = mergeMatter(was, form, { own: before, fields, values });
        const problems = { ...read.problems };
        const feeEarners = await listFeeEarners(tx);
        // Whoever ran the matter and has left may stay until it is given to another.
        if (own.feeEarnerId !== row.fee_earner_id && !feeEarners.some(({ id }) => id === own.feeEarnerId))
          problems.feeEarnerId = 'This user is no longer active. Choose another one.';
        if (Object.keys(problems).length > 0)
          return fail('malformed_input', 'Nothing was saved. Mend what is marked and save again.', problems);
        if (Object.keys(read.conflicts).length > 0)
          return fail(
            'changed_meanwhile',
            'Somebody else, or a task that was ticked, changed this matter while you were editing. What you typed is still here: compare, then save again.',
            read.conflicts,
          );
        await updateMatter(tx, matterId, {
          subject: own.subject,
          fee_earner_id: own.feeEarnerId,
          exchange_date: own.exchangeDate,
          completion_date: own.completionDate,
        });
        for (const [token, value] of read.values) await setMatterValue(tx, matterId, token, value);
        await refreshMatterNames(tx, [matterId]);
        const datesMoved = await rescheduleMatter(tx, matterId);
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'matter.save',
          subjectId: matterId,
          before: {
            ...before,
            fields: Object.fromEntries(
              [...read.values.keys()].map((token) => [token, values.get(token) ?? '']),
            ),
          },
          after: { ...own, fields: Object.fromEntries(read.values) },
        });
        for (const area of ['matters', 'progress'] as const) changed({ area, matterId });
        return ok({ datesMoved });
      }),

    'matters.addParty': (asked, { user }) =>
      changeParties(asked, user, 'matter.add_party', async (tx) => {
        const { matterId, role, contactId } = asked;
        if (!(await listContactsThere(tx, [contactId])).has(contactId))
          return fail('not_found', 'This contact is no longer there. Find them again.');
        const parties = await listPartyRows(tx, matterId);
        if (parties.some((party) => party.role === role && party.contact_id === contactId))
          return fail('in_use', 'This contact is on the matter in this role already.');
        await writeParties(tx, matterId, [...parties, { role, contact_id: contactId }]);
        return ok(null);
      }),

    'matters.removeParty': (asked, { user }) =>
      changeParties(asked, user, 'matter.remove_party', async (tx) => {
        const { matterId, role, contactId } = asked;
        const parties = await listPartyRows(tx, matterId);
        const party = parties.find((each) => each.role === role && each.contact_id === contactId);
        if (!party) return fail('not_found', 'This contact is no longer on the matter in this role.');
        if (role === 'client' && parties.filter((each) => each.role === 'client').length === 1)
          return fail('in_use', 'A matter needs a client. Add the other one first, then remove this one.');
        await deleteParty(tx, party.id);
        await writeParties(
          tx,
          matterId,
          parties.filter(({ id }) => id !== party.id),
        );
        return ok(null);
      }),
  };
}
