import type { ContactForm, peopleContract } from '../../src-shared/contract/people.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { parseMobile, showMobile } from '../../src-shared/domain/phone.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import { toFlag } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import { markOptedOut } from '../delivery/recheck-queries.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { refreshMatterNames } from '../matters/matter-names-queries.ts';
import { contactSearchKey } from './contact-search-key.ts';
import {
  type ContactChanges,
  clearOptedOut,
  findContacts,
  getContact,
  insertContact,
  listContactsWithMobile,
  listMattersOfClient,
  updateContact,
} from './people-queries.ts';

const mostFound = 20;
const noSuchContact = 'This contact is no longer there. Find them again.';

/** Answers what the screens ask and change about contacts. */
export function peopleHandlers({ database, clock }: Deps): HandlersFor<typeof peopleContract> {
  return {
    'people.find': async ({ text }) => {
      const rows = await findContacts(database.read, text, mostFound);
      return ok({
        contacts: rows.map(({ id, kind, full_name, mobile, email }) => ({
          id,
          kind,
          name: full_name,
          mobile: mobile === null ? null : showMobile(mobile),
          email,
        })),
      });
    },

    'people.readMobile': async ({ typed }) => {
      const mobile = parseMobile(typed);
      return ok(mobile.ok ? { shown: mobile.shown, problem: '' } : { shown: null, problem: mobile.problem });
    },

    'people.get': async ({ contactId }) => {
      const row = await getContact(database.read, contactId);
      if (!row) return fail('not_found', noSuchContact);
      return ok({
        id: row.id,
        ...toForm(row),
        optedOut: row.sms_opted_out_at !== null,
        revision: row.revision,
      });
    },

    'people.add': async ({ form }, { user }) => {
      const read = readForm(form, null);
      if (!read.ok) return read;
      return database.write(async (tx, changed) => {
        const contactId = newId();
        const sms_opted_out_at = await findOptOut(tx, read.value.mobile);
        await insertContact(tx, { ...read.value, id: contactId, sms_opted_out_at, revision: 1 });
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'contact.add',
          subjectId: contactId,
          after: toForm(read.value),
        });
        changed({ area: 'matters', matterId: null });
        return ok({ contactId });
      });
    },

    'people.save': ({ contactId, revision, form }, { user }) =>
      database.write(async (tx, changed) => {
        const row = await getContact(tx, contactId);
        if (!row) return fail('not_found', noSuchContact);
        if (row.revision !== revision) return changedMeanwhile(form, row);
        const read = readForm(form, row);
        if (!read.ok) return read;
        await updateContact(tx, contactId, read.value);
        const optedOutAt = row.mobile === read.value.mobile ? null : await findOptOut(tx, read.value.mobile);
        if (optedOutAt !== null) await markOptedOut(tx, contactId, optedOutAt);
        if (row.full_name !== read.value.full_name)
          await refreshMatterNames(tx, await listMattersOfClient(tx, contactId));
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'contact.save',
          subjectId: contactId,
          before: toForm(row),
          after: toForm(read.value),
        });
        changed({ area: 'matters', matterId: null });
        // What shows on a Progress screen may hang on the name of a party.
        changed({ area: 'progress', matterId: null });
        return ok({});
      }),

    'people.clearOptOut': ({ contactId, reason }, { user }) =>
      database.write(async (tx, changed) => {
        const row = await getContact(tx, contactId);
        if (!row) return fail('not_found', noSuchContact);
        if (!(await clearOptedOut(tx, contactId))) return ok({});
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'contact.clear_opt_out',
          subjectId: contactId,
          before: { optedOutAt: row.sms_opted_out_at },
          after: { reason },
        });
        changed({ area: 'matters', matterId: null });
        return ok({});
      }),
  };
}

/** When somebody asked that no more texts go to a number: it holds for whoever else has that number. Null: nobody did. */
async function findOptOut(tx: Queryable, mobile: string | null): Promise<string | null> {
  const holders = mobile === null ? [] : await listContactsWithMobile(tx, mobile);
  return holders.find(({ sms_opted_out_at }) => sms_opted_out_at !== null)?.sms_opted_out_at ?? null;
}

/** Refuses to save over what somebody saved; details hold what they left where something else was typed. */
function changedMeanwhile(form: ContactForm, row: ContactChanges & { revision: number }): Result<never> {
  const details: Record<string, string> = { revision: `${row.revision}` };
  const theirs = toForm(row);
  for (const key of Object.keys(theirs) as (keyof ContactForm)[]) {
    const value = theirs[key];
    if (value === form[key]) continue;
    details[key] = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
  }
  return fail(
    'changed_meanwhile',
    'Somebody else saved this contact while you were editing. What you typed is still here: compare, then save again.',
    details,
  );
}

function toForm(row: ContactChanges): ContactForm {
  return {
    kind: row.kind,
    fullName: row.full_name,
    firstName: row.first_name,
    salutation: row.salutation,
    mobile: row.mobile === null ? '' : showMobile(row.mobile),
    email: row.email ?? '',
    sendTexts: row.send_texts === 1,
    sendEmails: row.send_emails === 1,
  };
}

/**
 * A contact as it is stored, of what was typed; details by field when the mobile or the email is not one. One that was
 * stored before and is left as it is, is not judged: it may have come from elsewhere, and messages say what is wrong with it.
 */
function readForm(form: ContactForm, before: ContactChanges | null): Result<ContactChanges> {
  const kept = before ? toForm(before) : null;
  const details: Record<string, string> = {};
  let mobile: string | null = form.mobile || null;
  if (kept && form.mobile === kept.mobile) mobile = before?.mobile ?? null;
  else if (mobile !== null) {
    const parsed = parseMobile(mobile);
    if (parsed.ok) mobile = parsed.e164;
    else details.mobile = `This is not a number that can be texted: ${parsed.problem}.`;
  }
  let email: string | null = form.email || null;
  if (email !== null && email !== kept?.email) {
    email = parseEmailAddress(email);
    if (email === null) details.email = 'Type one address, such as name@example.com.';
  }
  if (Object.keys(details).length > 0)
    return fail('malformed_input', 'The contact was not saved. Mend what is marked and save again.', details);
  return ok({
    kind: form.kind,
    full_name: form.fullName,
    first_name: form.firstName,
    salutation: form.salutation,
    mobile,
    email,
    send_texts: toFlag(form.sendTexts),
    send_emails: toFlag(form.sendEmails),
    search_key: contactSearchKey(form.fullName, mobile, email),
  });
}
