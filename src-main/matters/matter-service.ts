import { showMobile } from '../../src-shared/domain/phone.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import { toCursor } from '../database/cursor.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { listFieldsOfType, listFieldValues } from './field-queries.ts';
import { findMatters, getMatter, listParties, updateMessagesOff } from './matter-queries.ts';
import { listStatusesOfType } from './value-queries.ts';

/** The sentence for a matter that is not (or no longer) there. */
export const noSuchMatter = 'This matter is no longer there. Close its tab and find it again.';

/** Answers what the screens ask about matters. */
export function matterHandlers({
  database,
  clock,
}: Deps): Pick<HandlersOf<'matters.'>, `matters.${'find' | 'get' | 'setMessagesOff'}`> {
  return {
    'matters.find': async ({ text, limit, after }) => {
      const rows = await findMatters(database.read, text, limit, after);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return ok({
        matters: rows.map((row) => ({
          id: row.id,
          reference: row.reference,
          clients: row.client_names,
          subject: row.subject,
          typeName: row.type_name,
          status: { name: row.status_name, kind: row.status_kind },
          feeEarner: row.fee_earner_name,
        })),
        next: last ? toCursor(last.sort_key, last.id) : null,
      });
    },
    'matters.get': async ({ matterId }) => {
      const matter = await getMatter(database.read, matterId);
      if (!matter) return fail('not_found', noSuchMatter);
      const parties = await listParties(database.read, matterId);
      const values = new Map(
        (await listFieldValues(database.read, matterId)).map(({ fieldId, value }) => [fieldId, value]),
      );
      const fields = await listFieldsOfType(database.read, matter.matter_type_id);
      return ok({
        id: matter.id,
        reference: matter.reference,
        subject: matter.subject,
        typeName: matter.type_name,
        matterTypeId: matter.matter_type_id,
        statusTypeId: matter.status_type_id,
        status: { name: matter.status_name, kind: matter.status_kind },
        statusTypes: await listStatusesOfType(database.read, matter.matter_type_id),
        feeEarnerId: matter.fee_earner_id,
        feeEarner: { name: matter.fee_earner_name, initials: matter.fee_earner_initials },
        clients: matter.client_names,
        parties: parties.map((party) => ({
          contactId: party.contact_id,
          role: party.role,
          name: party.full_name,
          mobile: party.mobile === null ? null : showMobile(party.mobile),
          email: party.email,
          sendTexts: party.send_texts === 1,
          sendEmails: party.send_emails === 1,
          optedOut: party.sms_opted_out_at !== null,
        })),
        openedOn: matter.opened_on,
        activatedOn: matter.activated_on,
        exchangeDate: matter.exchange_date,
        completionDate: matter.completion_date,
        messagesOff: matter.messages_off === 1,
        fields: fields.map(({ id, label, type, choices }) => ({
          fieldId: id,
          label,
          type,
          choices: [...choices],
          value: values.get(id) ?? '',
        })),
      });
    },
    'matters.setMessagesOff': ({ matterId, messagesOff }, { user }) =>
      database.write(async (tx, changed) => {
        if (!(await updateMessagesOff(tx, matterId, messagesOff))) return fail('not_found', noSuchMatter);
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'matter.messages_off',
          subjectId: matterId,
          after: { messagesOff },
        });
        changed({ area: 'matters', matterId });
        return ok({});
      }),
  };
}
