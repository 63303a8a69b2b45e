import type { ActionForm, MatterTypeOptions, PreviewLine } from '../../src-shared/contract/options.ts';
import { matterSkip, planProgressMessage } from '../../src-shared/domain/progress-message.ts';
import { skipSentence } from '../../src-shared/domain/skip-reasons.ts';
import { templateFault } from '../../src-shared/domain/template.ts';
import { baseCatalogue, sayValue, type TokenValues } from '../../src-shared/domain/tokens.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { getMatter, listParties } from '../matters/matter-queries.ts';
import { noSuchMatter } from '../matters/matter-service.ts';
import { tokenValues, toRecipient } from '../matters/recipients.ts';
import { listActions } from '../tasks/task-queries.ts';
import { getFirmSettings } from './firm-queries.ts';
import {
  type ActionTexts,
  deleteAction,
  getAction,
  getTemplate,
  insertAction,
  listMatterTypes,
  listStatusTypes,
  listTemplates,
  updateAction,
} from './template-queries.ts';

type TemplateCalls =
  | 'options.matterTypes'
  | 'options.taskTemplate'
  | 'options.addAction'
  | 'options.saveAction'
  | 'options.removeAction'
  | 'options.tokens'
  | 'options.previewAction';

const gone = 'Another administrator has removed this. Close the window and open it again.';

/** Answers Options > Matter Types: the task templates and the texts of their progress messages. */
export function templateHandlers({ database, clock }: Deps): Pick<HandlersOf<'options.'>, TemplateCalls> {
  return {
    'options.matterTypes': async () => ok({ matterTypes: await readMatterTypes(database.read) }),
    'options.taskTemplate': async ({ templateId }) => {
      const template = await getTemplate(database.read, templateId);
      if (!template) return fail('not_found', gone);
      return ok({
        id: template.id,
        name: template.name,
        categoryName: template.category_name,
        matterTypeId: template.matter_type_id,
        matterTypeName: template.matter_type_name,
        actions: await listActions(database.read, templateId),
      });
    },
    'options.addAction': ({ templateId, form }, { user }) =>
      database.write(async (tx, changed) => {
        const texts = checkTexts(form);
        if (!texts.ok) return texts;
        if (!(await getTemplate(tx, templateId))) return fail('not_found', gone);
        const actionId = newId();
        await insertAction(tx, actionId, templateId, texts.value);
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'action.add',
          subjectId: actionId,
          after: texts.value,
        });
        changed({ area: 'options', matterId: null });
        changed({ area: 'progress', matterId: null });
        return ok({ actionId });
      }),
    'options.saveAction': ({ actionId, revision, form }, { user }) =>
      database.write(async (tx, changed) => {
        const texts = checkTexts(form);
        if (!texts.ok) return texts;
        const before = await getAction(tx, actionId);
        if (!before) return fail('not_found', gone);
        if (!(await updateAction(tx, actionId, revision, texts.value))) {
          return fail(
            'changed_meanwhile',
            'Another administrator saved this message while you were editing. What you typed is still here: compare, then save again.',
            { revision: String(before.revision), body: before.body, subject: before.subject ?? '' },
          );
        }
        const after = texts.value;
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'action.save',
          subjectId: actionId,
          before,
          after,
        });
        changed({ area: 'options', matterId: null });
        changed({ area: 'progress', matterId: null });
        return ok({});
      }),
    'options.removeAction': ({ actionId }, { user }) =>
      database.write(async (tx, changed) => {
        const before = await getAction(tx, actionId);
        if (!before || !(await deleteAction(tx, actionId))) return fail('not_found', gone);
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'action.remove',
          subjectId: actionId,
          before,
        });
        changed({ area: 'options', matterId: null });
        changed({ area: 'progress', matterId: null });
        return ok({});
      }),
    'options.tokens': async ({ matterId }) => {
      const values: TokenValues = matterId ? await readTokenValues(database.read, matterId) : {};
      return ok({
        tokens: baseCatalogue.tokens.map((token) => ({
          id: token.id,
          group: token.group,
          label: token.label,
          value: sayValue(token, values[token.id] ?? ''),
        })),
      });
    },
    'options.previewAction': async ({ matterId, form }) => {
      const lines = await previewAction(database.read, matterId, form);
      return lines ? ok({ lines }) : fail('not_found', noSuchMatter);
    },
  };
}

/** What would be stored of a form; refuses a text with a fault, and an email without a subject. */
function checkTexts(form: ActionForm): Result<ActionTexts> {
  const subject = form.channel === 'sms' ? null : form.subject.trim();
  if (subject === '')
    return fail('template_faulty', 'Type a subject for the email.', {
      subject: 'Type a subject for the email.',
    });
  const bodyFault = templateFault(form.body, baseCatalogue);
  if (bodyFault) return fail('template_faulty', bodyFault, { body: bodyFault });
  const subjectFault = subject === null ? null : templateFault(subject, baseCatalogue);
  if (subjectFault) return fail('template_faulty', subjectFault, { subject: subjectFault });
  return ok({ channel: form.channel, subject, body: form.body });
}

async function readMatterTypes(db: Queryable): Promise<MatterTypeOptions[]> {
  const types = await listMatterTypes(db);
  const statuses = await listStatusTypes(db);
  const templates = await listTemplates(db);
  return types.map(({ id, name }) => {
    const categories = new Map<string, MatterTypeOptions['categories'][number]>();
    for (const row of templates.filter((one) => one.matter_type_id === id)) {
      const category = categories.get(row.category_id) ?? {
        id: row.category_id,
        name: row.category_name,
        tasks: [],
      };
      categories.set(row.category_id, category);
      if (row.id && row.name) {
        category.tasks.push({
          id: row.id,
          name: row.name,
          actions: toNumber(row.actions ?? 0),
          preActivation: row.pre_activation === 1,
        });
      }
    }
    const statusTypes = statuses
      .filter((status) => status.matter_type_id === id)
      .map((status) => ({ name: status.name, kind: status.kind }));
    return { id, name, categories: [...categories.values()], statusTypes };
  });
}

async function readTokenValues(db: Queryable, matterId: string) {
  const matter = await getMatter(db, matterId);
  if (!matter) return {};
  const client = (await listParties(db, matterId)).find((party) => party.role === 'client');
  return tokenValues(matter, client, await getFirmSettings(db));
}

async function previewAction(
  db: Queryable,
  matterId: string,
  form: ActionForm,
): Promise<PreviewLine[] | null> {
  const matter = await getMatter(db, matterId);
  if (!matter) return null;
  const firm = await getFirmSettings(db);
  const clients = (await listParties(db, matterId)).filter((party) => party.role === 'client');
  const closed = matterSkip({ messagesOff: matter.messages_off === 1, statusKind: matter.status_kind });
  return clients.map((client) => {
    const planned = planProgressMessage(
      { id: '', ...form },
      toRecipient(client),
      tokenValues(matter, client, firm),
    );
    const contactName = client.full_name;
    return planned.send
      ? {
          contactName,
          subject: planned.subject,
          text: planned.body,
          segments: planned.channel === 'sms' ? planned.segments : null,
          problem: closed ? skipSentence(closed, contactName, '') : null,
        }
      : {
          contactName,
          subject: null,
          text: '',
          segments: null,
          problem: skipSentence(planned.reason, contactName, planned.detail),
        };
  });
}
