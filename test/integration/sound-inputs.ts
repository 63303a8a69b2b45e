import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src-main/database/database.ts';
import type { CallName, InputOf, OutputOf } from '../../src-shared/contract/contract.ts';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { newId } from '../../src-shared/ids.ts';
import { bringTo } from '../support/outbox.ts';
import { takeOne } from '../support/replies.ts';
import { sampleSending } from '../support/sending-form.ts';

/** Makes a call that must succeed. */
export type Must = <Name extends CallName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

type Inputs = { [Name in CallName]: () => Promise<InputOf<Name>> | InputOf<Name> };

const purchaseFile = join(import.meta.dirname, '../../resources/sample-firm/matter-types/purchase.json');

const division = (name: string) => ({
  division: name,
  events: [{ title: 'Founders’ Day', date: '2026-06-15', notes: '', bunting: true }],
});

/** The network of these tests: gov.uk's list of bank holidays, with one day that ours has not, and nothing else. */
export const publishedHolidays: typeof fetch = async (address) => {
  if (address !== 'https://www.gov.uk/bank-holidays.json')
    throw new Error('no test here may reach the network');
  const names = ['england-and-wales', 'scotland', 'northern-ireland'];
  return Response.json(Object.fromEntries(names.map((name) => [name, division(name)])));
};

const smsForm = {
  gateway: 'practice' as const,
  accountSid: '',
  authToken: '',
  sender: '',
  apiAddress: 'https://api.twilio.com',
};
const emailForm = {
  gateway: 'practice' as const,
  host: '',
  port: 587,
  username: '',
  password: '',
  fromName: '',
  fromAddress: '',
  auth: 'microsoft' as const,
  registration: 'spec-app',
  tenant: 'example.com',
  clientSecret: '',
};
const person = {
  kind: 'person' as const,
  fullName: 'Mr Ivo Lark',
  firstName: 'Ivo',
  salutation: 'Mr Lark',
  mobile: '07700 900950',
  email: 'ivo.lark@example.org',
  sendTexts: true,
  sendEmails: true,
};
const condition = {
  kind: 'group' as const,
  match: 'all' as const,
  parts: [{ kind: 'token' as const, token: 'lender.name', comparison: 'is_not_empty' as const, values: [] }],
};
const definition: TaskDefinition = {
  name: 'Telegraph sent',
  preActivation: false,
  target: { amount: 2, unit: 'working_days', direction: 'after', anchor: { kind: 'opened' } },
  visibility: [condition],
  actions: [
    {
      id: 'a-telegraph',
      condition,
      kind: 'send_progress_message',
      channel: 'sms',
      subject: '',
      body: 'Dear {{ client.first_name }}',
      reviewFirst: false,
    },
  ],
};

const userForm = { name: 'Nia Pembroke', initials: 'NP', email: '', role: 'standard' as const };

/**
 * A sound input for every call, on the sample firm as it stands after the calls before it; in the order they are made.
 * `learn` is told what a call answered.
 */
export async function soundInputs(database: Database, must: Must) {
  const { matters } = await must('matters.find', { text: '0412 shah', limit: 5, after: null });
  const matterId = matters[0]?.id ?? '';
  const matter = await must('matters.get', { matterId });
  const { matterTypeId, feeEarnerId, subject } = matter;
  const { categories } = await must('progress.open', { matterId });
  const outstanding = categories.flatMap((one) => one.tasks).filter((one) => !one.completedAt);
  const taskId = outstanding.find((one) => one.triggers.length && !one.mayAsk)?.id ?? '';
  const taskIds = outstanding.filter((one) => one.id !== taskId).map((one) => one.id);
  const { clients } = await must('messages.smsClients', { matterId });
  const { contactId = '', mobile = '' } = clients.find((one) => !one.problem) ?? {};
  const agent = (await must('people.find', { text: 'kellaway' })).contacts[0]?.id ?? '';
  const type = () => must('options.matterType', { matterTypeId });
  const first = await type();
  const [category] = first.categories;
  const templateId = category?.tasks[0]?.id ?? '';
  const skippedId = await mendedSkip(database);
  const replyId = await takeOne(database, { from: '+447700900999' });
  const said: { [Name in CallName]?: OutputOf<Name> } = {};
  const newest = async () =>
    (await must('documents.list', { matterId, limit: 1, after: null })).documents[0]?.id ?? '';
  const newestShown = async () => {
    const { help } = await must('documents.open', { documentId: await newest() });
    return { messageId: help?.messageId ?? '', at: help?.at ?? '' };
  };
  const bringNewestTo = async (state: MessageState) => {
    const documentId = await newest();
    await bringTo(database, state, (message) => message.document_id === documentId, { attention: 1 });
  };
  const newTypeId = () => said['options.addMatterType']?.matterTypeId ?? matterTypeId;
  const newTemplate = () => said['options.addTask']?.templateId ?? templateId;
  const categoryId = () => said['options.addCategory']?.id ?? category?.id ?? '';
  const statusTypeId = () => said['options.addStatusType']?.id ?? matter.statusTypeId;
  const fieldId = () => said['options.addField']?.id ?? first.fields[0]?.id ?? '';
  const defaultPartyId = () => said['options.addDefaultParty']?.id ?? first.defaultParties[0]?.id ?? '';
  const userId = () => said['options.addUser']?.userId ?? feeEarnerId;
  const addedTask = () => said['progress.addTask']?.taskId ?? taskId;
  const made: Inputs = {
    'session.current': () => ({}),
    'matters.find': () => ({ text: '', limit: 200, after: null }),
    'matters.get': () => ({ matterId }),
    'matters.newForm': () => ({}),
    'matters.add': () => ({
      form: {
        matterTypeId,
        subject: '1 Quay Street',
        feeEarnerId,
        clientIds: [contactId],
        fields: {},
        activate: false,
      },
    }),
    'matters.save': () => ({
      matterId,
      was: { subject, feeEarnerId, exchangeDate: null, completionDate: null, fields: {} },
      form: { subject, feeEarnerId, exchangeDate: null, completionDate: '2026-07-31', fields: {} },
    }),
    'matters.setStatus': () => ({
      matterId: said['matters.add']?.matterId ?? matterId,
      statusTypeId: first.statusTypes.find((one) => one.kind === 'cancelled')?.id ?? '',
    }),
    'matters.addParty': () => ({ matterId, role: 'estate_agent', contactId: agent }),
    'matters.removeParty': () => ({ matterId, role: 'estate_agent', contactId: agent }),
    'matters.setMessagesOff': () => ({ matterId, messagesOff: false }),
    'people.find': () => ({ text: 'shah' }),
    'people.readMobile': () => ({ typed: '07700 900123' }),
    'people.get': () => ({ contactId }),
    'people.add': () => ({ form: person }),
    'people.save': () => ({
      contactId: said['people.add']?.contactId ?? contactId,
      revision: 1,
      form: person,
    }),
    'people.clearOptOut': () => ({ contactId, reason: 'She rang and asked for texts again.' }),
    'progress.open': () => ({ matterId }),
    'progress.questions': () => ({ taskId }),
    'progress.tick': () => ({ taskId, answers: null }),
    'progress.outcome': () => ({ tickId: said['progress.tick']?.tickId ?? '' }),
    'progress.sendSkipped': () => ({ outcomeId: skippedId }),
    'progress.untick': () => ({ taskId }),
    'progress.setNotRequired': () => ({ taskIds, notRequired: true }),
    'progress.setTargetDate': () => ({ taskIds, targetDate: '2026-06-30' }),
    'progress.addTask': () => ({
      matterId,
      categoryId: categories[0]?.id ?? '',
      name: 'Ring the agent',
      targetDate: '2026-06-01',
    }),
    'progress.renameTask': () => ({ taskId: addedTask(), name: 'Ring the agent again' }),
    'progress.saveNote': () => ({ taskId: addedTask(), was: '', note: 'After two.' }),
    'progress.moveTask': () => ({ taskId: addedTask(), toIndex: 0 }),
    'progress.removeTask': () => ({ taskId: addedTask() }),
    'documents.list': () => ({ matterId, limit: 200, after: null }),
    'documents.open': async () => ({ documentId: await newest() }),
    'replies.list': () => ({ show: 'all', limit: 200, after: null }),
    'replies.unreadOn': () => ({ matterId }),
    'replies.markRead': () => ({ replyId }),
    'replies.file': () => ({ replyId, matterId, contactId }),
    'messages.smsClients': () => ({ matterId }),
    'messages.sendSms': () => ({
      matterId,
      contactId,
      mobile: mobile ?? '',
      text: 'A word by hand',
      messageId: newId(),
      isAgain: false,
    }),
    'messages.cancel': async () => ({ documentId: await newest() }),
    'attention.list': () => ({ limit: 60, after: null }),
    'attention.sendAgain': async () => ({ ...(await newestShown()), to: mobile ?? '', despiteLimit: false }),
    'attention.checkAgain': async () => {
      await bringNewestTo('not_known');
      return { messageId: (await newestShown()).messageId };
    },
    'attention.markSent': () => newestShown(),
    'attention.dealWith': async () => {
      await bringNewestTo('failed');
      return newestShown();
    },
    'attention.putBack': () => newestShown(),
    'sending.retryNow': () => ({}),
    'usage.months': () => ({ from: '2026-01', until: '2026-12' }),
    'options.matterTypes': () => ({}),
    'options.matterType': () => ({ matterTypeId }),
    'options.addMatterType': () => ({ name: 'Auction purchase', copyOf: matterTypeId }),
    'options.renameMatterType': async () => {
      const { revision } = await must('options.matterType', { matterTypeId: newTypeId() });
      return { matterTypeId: newTypeId(), revision, name: 'Purchase at auction' };
    },
    'options.retireMatterType': () => ({ matterTypeId: newTypeId(), retired: true }),
    'options.saveMessageLimits': async () => {
      const { revision } = await must('options.matterType', { matterTypeId: newTypeId() });
      return { matterTypeId: newTypeId(), revision, smsLimit: 5 };
    },
    'options.exportMatterType': () => ({ matterTypeId }),
    'options.importMatterType': () => ({
      json: said['options.exportMatterType']?.json ?? readFileSync(purchaseFile, 'utf8'),
    }),
    'options.addCategory': () => ({ matterTypeId, form: { name: 'Telegraphy', visibility: [condition] } }),
    'options.addTask': () => ({ categoryId: categoryId(), definition }),
    'options.taskTemplate': () => ({ templateId: newTemplate() }),
    'options.saveTask': async () => {
      const saved = await must('options.taskTemplate', { templateId: newTemplate() });
      return { templateId: newTemplate(), revision: saved.revision, definition: saved.definition };
    },
    'options.previewApply': () => ({ matterTypeId, templateId: newTemplate() }),
    'options.applyTemplates': () => ({ matterTypeId, templateId: newTemplate() }),
    'options.copyTask': () => ({ templateId: newTemplate(), categoryId: categoryId() }),
    'options.moveTask': () => ({
      templateId: said['options.copyTask']?.templateId ?? templateId,
      categoryId: categoryId(),
      toIndex: 0,
    }),
    'options.removeTask': () => ({ templateId: said['options.copyTask']?.templateId ?? templateId }),
    'options.saveCategory': async () => {
      const saved = (await type()).categories.find((one) => one.id === categoryId());
      return {
        categoryId: categoryId(),
        revision: saved?.revision ?? 0,
        form: { name: 'Wires', visibility: [] },
      };
    },
    'options.moveCategory': () => ({ categoryId: categoryId(), toIndex: 0 }),
    'options.removeCategory': async () =>
      said['options.addCategory']
        ? {
            categoryId: (
              await must('options.addCategory', { matterTypeId, form: { name: 'Empty', visibility: [] } })
            ).id,
          }
        : { categoryId: categoryId() },
    'options.addStatusType': () => ({ matterTypeId, form: { name: 'On hold', kind: 'active' } }),
    'options.saveStatusType': async () => {
      const saved = (await type()).statusTypes.find((one) => one.id === statusTypeId());
      const form = { name: 'Paused', kind: 'active' as const };
      return { statusTypeId: statusTypeId(), revision: saved?.revision ?? 0, form };
    },
    'options.moveStatusType': () => ({ statusTypeId: statusTypeId(), toIndex: 0 }),
    'options.removeStatusType': () => ({ statusTypeId: statusTypeId() }),
    'options.addField': () => ({ matterTypeId, form: { label: 'Auction lot', type: 'number', choices: [] } }),
    'options.saveField': async () => {
      const saved = (await type()).fields.find((one) => one.id === fieldId());
      const form = { label: 'Lot', type: 'number' as const, choices: [] };
      return { fieldId: fieldId(), revision: saved?.revision ?? 0, form };
    },
    'options.moveField': () => ({ fieldId: fieldId(), toIndex: 0 }),
    'options.removeField': () => ({ fieldId: fieldId() }),
    'options.addDefaultParty': () => ({ matterTypeId, role: 'estate_agent', contactId: agent }),
    'options.moveDefaultParty': () => ({ defaultPartyId: defaultPartyId(), toIndex: 0 }),
    'options.removeDefaultParty': () => ({ defaultPartyId: defaultPartyId() }),
    'options.tokens': () => ({ matterTypeId, matterId }),
    'options.tryCondition': () => ({ matterTypeId, matterId, condition, perClient: true }),
    'options.tryTask': () => ({ matterId, templateId: null, definition }),
    'options.firm': () => ({}),
    'options.saveFirm': async () => {
      const firm = await must('options.firm', {});
      return { was: firm, form: firm };
    },
    'options.bankHolidays': () => ({ of: null }),
    'options.saveJurisdiction': () => ({ jurisdiction: 'scotland' }),
    'options.addBankHoliday': () => ({ of: 'scotland', day: '2026-06-16', name: 'Local holiday' }),
    'options.removeBankHoliday': () => ({ of: 'scotland', day: '2026-12-25' }),
    'options.restoreBankHoliday': () => ({ of: 'scotland', day: '2026-12-25' }),
    'options.refreshBankHolidays': () => ({}),
    'options.users': () => ({}),
    'options.addUser': () => ({ form: userForm }),
    'options.saveUser': () => ({ userId: userId(), revision: 1, form: { ...userForm, name: 'Nia Pryce' } }),
    'options.setUserActive': () => ({ userId: userId(), active: false }),
    'options.smsAccount': () => ({}),
    'options.saveSmsAccount': () => smsForm,
    'options.testSms': () => ({ to: '07700 900123' }),
    'options.emailAccount': () => ({}),
    'options.saveEmailAccount': () => ({ ...emailForm, security: 'starttls' as const }),
    'options.mailSignIn': () => ({}),
    'options.cancelMailSignIn': () => ({}),
    'options.mailSignOut': () => ({}),
    'options.testEmail': () => ({ to: 'office@example.com' }),
    'options.sending': () => ({}),
    'options.saveSending': () => ({
      was: sampleSending,
      form: { ...sampleSending, undoWindowSeconds: 30 },
    }),
    'options.testModeSwitch': () => ({}),
    'options.practiceInbox': () => ({}),
    'setup.loadSampleFirm': () => ({}),
  };
  const learn = <Name extends CallName>(name: Name, value: OutputOf<Name>) => {
    Object.assign(said, { [name]: value });
  };
  return { made, learn };
}

/** The newest text that was skipped because a client has no mobile, now that she has one. Answers the outcome's id. */
async function mendedSkip(database: Database): Promise<string> {
  const skipped = await database.read
    .selectFrom('tick_outcomes')
    .innerJoin('ticks', 'ticks.id', 'tick_outcomes.tick_id')
    .select(['tick_outcomes.id', 'tick_outcomes.contact_id'])
    .where('skip_reason', '=', 'no_mobile')
    .orderBy('ticks.ticked_at', 'desc')
    .executeTakeFirstOrThrow();
  await database.read
    .updateTable('contacts')
    .set({ mobile: '07700 900951' })
    .where('id', '=', skipped.contact_id ?? '')
    .execute();
  return skipped.id;
}
