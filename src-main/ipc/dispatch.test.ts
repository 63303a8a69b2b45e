import { describe, expect, it } from 'vitest';
import type { Call } from '../../src-shared/contract/call.ts';
import { type CallName, contract } from '../../src-shared/contract/contract.ts';
import type { errorCodes } from '../../src-shared/contract/errors.ts';
import { ok } from '../../src-shared/result.ts';
import { sampleSending } from '../../test/support/sending-form.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { createDispatcher } from './dispatch.ts';
import type { Handlers } from './handlers.ts';

const origin = 'app://clerkwell';
const topFrame = { url: `${origin}/index.html`, isMainFrame: true };
const administrator: User = { id: 'u', name: 'Ann', initials: 'A', role: 'administrator' };
const standard: User = { ...administrator, role: 'standard' };
const names = Object.keys(contract) as CallName[];

const definition = { name: 'x', preActivation: false, target: null, visibility: [], actions: [] };
const condition = { kind: 'group', match: 'all', parts: [] };
const person = {
  kind: 'person',
  fullName: 'x',
  firstName: 'x',
  salutation: 'x',
  mobile: '',
  email: '',
  sendTexts: true,
  sendEmails: true,
};

const firm = { name: 'x', phone: '', email: '', referencePattern: '{number}', saveAndActivate: true };

/** A sound input for every call; a new call does not compile without one. */
const sound: { [Name in CallName]: object } = {
  'session.current': {},
  'setup.loadSampleFirm': {},
  'matters.find': { text: '', limit: 1, after: null },
  'matters.get': { matterId: 'x' },
  'matters.setMessagesOff': { matterId: 'x', messagesOff: true },
  'matters.newForm': {},
  'matters.add': {
    form: {
      matterTypeId: 'x',
      subject: 'x',
      feeEarnerId: 'x',
      clientIds: ['x'],
      fields: {},
      activate: false,
    },
  },
  'matters.save': {
    matterId: 'x',
    was: { subject: 'x', feeEarnerId: 'x', exchangeDate: null, completionDate: null, fields: {} },
    form: { subject: 'x', feeEarnerId: 'x', exchangeDate: null, completionDate: '2026-03-04', fields: {} },
  },
  'matters.setStatus': { matterId: 'x', statusTypeId: 'x' },
  'matters.addParty': { matterId: 'x', role: 'client', contactId: 'x' },
  'matters.removeParty': { matterId: 'x', role: 'client', contactId: 'x' },
  'people.find': { text: 'x' },
  'people.readMobile': { typed: '07700 900123' },
  'people.get': { contactId: 'x' },
  'people.add': { form: person },
  'people.save': { contactId: 'x', revision: 1, form: person },
  'people.clearOptOut': { contactId: 'x', reason: 'x' },
  'progress.open': { matterId: 'x' },
  'progress.questions': { taskId: 'x' },
  'progress.tick': { taskId: 'x', answers: null },
  'progress.outcome': { tickId: 'x' },
  'progress.sendSkipped': { outcomeId: 'x' },
  'progress.untick': { taskId: 'x' },
  'progress.setNotRequired': { taskIds: ['x'], notRequired: true },
  'progress.setTargetDate': { taskIds: ['x'], targetDate: null },
  'progress.addTask': { matterId: 'x', categoryId: 'x', name: 'x', targetDate: null },
  'progress.renameTask': { taskId: 'x', name: 'x' },
  'progress.saveNote': { taskId: 'x', was: '', note: 'x' },
  'progress.moveTask': { taskId: 'x', toIndex: 0 },
  'progress.removeTask': { taskId: 'x' },
  'documents.list': { matterId: 'x', limit: 1, after: null },
  'documents.open': { documentId: 'x' },
  'replies.list': { show: 'all', limit: 1, after: null },
  'replies.unreadOn': { matterId: 'x' },
  'replies.markRead': { replyId: 'x' },
  'replies.file': { replyId: 'x', matterId: 'x', contactId: null },
  'messages.smsClients': { matterId: 'x' },
  'messages.sendSms': {
    matterId: 'x',
    contactId: 'x',
    mobile: 'x',
    text: 'x',
    messageId: 'x',
    isAgain: false,
  },
  'messages.cancel': { documentId: 'x' },
  'attention.list': { limit: 1, after: null },
  'attention.sendAgain': { messageId: 'x', at: 'x', to: 'x', despiteLimit: false },
  'attention.checkAgain': { messageId: 'x' },
  'attention.markSent': { messageId: 'x', at: 'x' },
  'attention.dealWith': { messageId: 'x', at: 'x' },
  'attention.putBack': { messageId: 'x', at: 'x' },
  'sending.retryNow': {},
  'usage.months': { from: '2026-01', until: '2026-12' },
  'options.matterTypes': {},
  'options.matterType': { matterTypeId: 'x' },
  'options.addMatterType': { name: 'x', copyOf: null },
  'options.renameMatterType': { matterTypeId: 'x', revision: 1, name: 'x' },
  'options.retireMatterType': { matterTypeId: 'x', retired: true },
  'options.saveMessageLimits': { matterTypeId: 'x', revision: 1, smsLimit: null },
  'options.exportMatterType': { matterTypeId: 'x' },
  'options.importMatterType': { json: '{}' },
  'options.addCategory': { matterTypeId: 'x', form: { name: 'x', visibility: [] } },
  'options.saveCategory': { categoryId: 'x', revision: 1, form: { name: 'x', visibility: [condition] } },
  'options.removeCategory': { categoryId: 'x' },
  'options.moveCategory': { categoryId: 'x', toIndex: 0 },
  'options.addStatusType': { matterTypeId: 'x', form: { name: 'x', kind: 'quote' } },
  'options.saveStatusType': { statusTypeId: 'x', revision: 1, form: { name: 'x', kind: 'quote' } },
  'options.removeStatusType': { statusTypeId: 'x' },
  'options.moveStatusType': { statusTypeId: 'x', toIndex: 0 },
  'options.addField': { matterTypeId: 'x', form: { label: 'x', type: 'text', choices: [] } },
  'options.saveField': { fieldId: 'x', revision: 1, form: { label: 'x', type: 'choice', choices: ['x'] } },
  'options.removeField': { fieldId: 'x' },
  'options.moveField': { fieldId: 'x', toIndex: 0 },
  'options.addDefaultParty': { matterTypeId: 'x', role: 'lender', contactId: 'x' },
  'options.removeDefaultParty': { defaultPartyId: 'x' },
  'options.moveDefaultParty': { defaultPartyId: 'x', toIndex: 0 },
  'options.taskTemplate': { templateId: 'x' },
  'options.addTask': { categoryId: 'x', definition },
  'options.saveTask': { templateId: 'x', revision: 1, definition },
  'options.copyTask': { templateId: 'x', categoryId: 'x' },
  'options.moveTask': { templateId: 'x', categoryId: 'x', toIndex: 0 },
  'options.removeTask': { templateId: 'x' },
  'options.previewApply': { matterTypeId: 'x', templateId: null },
  'options.applyTemplates': { matterTypeId: 'x', templateId: 'x' },
  'options.tokens': { matterTypeId: null, matterId: null },
  'options.tryCondition': { matterTypeId: 'x', matterId: null, condition, perClient: true },
  'options.tryTask': { matterId: 'x', templateId: null, definition },
  'options.firm': {},
  'options.saveFirm': { was: firm, form: firm },
  'options.bankHolidays': { of: null },
  'options.saveJurisdiction': { jurisdiction: 'scotland' },
  'options.addBankHoliday': { of: 'scotland', day: '2026-12-25', name: 'x' },
  'options.removeBankHoliday': { of: 'scotland', day: '2026-12-25' },
  'options.restoreBankHoliday': { of: 'scotland', day: '2026-12-25' },
  'options.refreshBankHolidays': {},
  'options.users': {},
  'options.addUser': { form: { name: 'x', initials: 'xx', email: '', role: 'standard' } },
  'options.saveUser': {
    userId: 'x',
    revision: 1,
    form: { name: 'x', initials: 'xx', email: '', role: 'standard' },
  },
  'options.setUserActive': { userId: 'x', active: false },
  'options.smsAccount': {},
  'options.saveSmsAccount': {
    gateway: 'practice',
    accountSid: '',
    authToken: '',
    sender: '',
    apiAddress: 'https://api.twilio.com',
  },
  'options.testSms': { to: 'x' },
  'options.emailAccount': {},
  'options.saveEmailAccount': {
    gateway: 'practice',
    host: '',
    port: 587,
    security: 'starttls',
    username: '',
    password: '',
    fromName: '',
    fromAddress: '',
    auth: 'password',
    registration: '',
    tenant: '',
    clientSecret: '',
  },
  'options.mailSignIn': {},
  'options.cancelMailSignIn': {},
  'options.mailSignOut': {},
  'options.testEmail': { to: 'x' },
  'options.sending': {},
  'options.saveSending': { was: sampleSending, form: sampleSending },
  'options.testModeSwitch': {},
  'options.practiceInbox': {},
};

/** A dispatcher whose every handler notes that it was reached, or throws `bug`. */
function build(user = administrator, bug?: unknown) {
  const reached: string[] = [];
  const lines: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (input: unknown) => {
        if (bug) throw bug;
        reached.push(`${name} ${JSON.stringify(input)}`);
        return ok({});
      },
    ]),
  ) as unknown as Handlers;
  const log = createLog((line) => lines.push(line));
  const dispatch = createDispatcher(handlers, async () => user, log, origin);
  const call = (name: unknown, input: unknown, sender = topFrame) => dispatch({ name, input, sender });
  return { call, reached, lines };
}

const refusal = (code: (typeof errorCodes)[number]) => ({
  ok: false,
  error: { code, message: expect.stringMatching(/^[A-Z].{10,}/) },
});

describe('every call of the contract', () => {
  it.each(names)('reaches its handler from our top frame, with what was asked: %s', async (name) => {
    const { call, reached } = build();
    expect(await call(name, sound[name])).toEqual({ ok: true, value: {} });
    expect(reached).toEqual([`${name} ${JSON.stringify(sound[name])}`]);
  });

  it.each(names)('is refused to a foreign page and to a frame in ours: %s', async (name) => {
    const { call, reached } = build();
    for (const url of [
      'https://evil.example/index.html',
      'app://clerkwell.evil.example/',
      'app://clerkwell@evil.example/',
      'app://clerkwel',
      origin,
      'file:///index.html',
      'about:blank',
      '',
    ]) {
      expect(await call(name, sound[name], { url, isMainFrame: true })).toMatchObject(
        refusal('foreign_sender'),
      );
    }
    expect(await call(name, sound[name], { ...topFrame, isMainFrame: false })).toMatchObject(
      refusal('foreign_sender'),
    );
    expect(reached).toEqual([]);
  });

  it.each(names)('refuses malformed input and names the field: %s', async (name) => {
    const { call, reached } = build();
    const good = sound[name] as Record<string, unknown>;
    const malformed: unknown[] = [undefined, null, 'text', 7, [], [good], { ...good, extra: 1 }];
    for (const field of Object.keys(good)) {
      const { [field]: _left, ...without } = good;
      malformed.push(without, { ...good, [field]: { nested: true } }, { ...good, [field]: undefined });
    }
    for (const input of malformed) {
      expect([input, await call(name, input)]).toMatchObject([input, refusal('malformed_input')]);
    }
    for (const field of Object.keys(good)) {
      const answer = await call(name, { ...good, [field]: Symbol.iterator });
      expect(answer).toMatchObject({ ok: false, error: { details: { [field]: expect.any(String) } } });
    }
    expect(reached).toEqual([]);
  });

  it.each(names)('refuses input that is too large, without end, or not data: %s', async (name) => {
    const { call, reached } = build();
    const endless: Record<string, unknown> = { ...sound[name] };
    endless.self = endless;
    const { maximumInput = 100_000 }: Call = contract[name];
    for (const input of [
      { ...sound[name], more: 'x'.repeat(maximumInput) },
      endless,
      { ...sound[name], big: 1n },
    ]) {
      expect(await call(name, input)).toMatchObject(refusal('input_too_large'));
    }
    expect(reached).toEqual([]);
  });
});

describe('a call for administrators', () => {
  it.each(names.filter((name) => contract[name].who === 'administrators'))(
    'is refused to a standard user: %s',
    async (name) => {
      const { call, reached } = build(standard);
      expect(await call(name, sound[name])).toMatchObject(refusal('not_permitted'));
      expect(reached).toEqual([]);
    },
  );

  it('is every call of Options, of usage and of setting up, the clearing of an opt-out, and no other', () => {
    const only = names.filter((name) => contract[name].who === 'administrators');
    expect(only).toEqual(names.filter((name) => /^(options|usage|setup)\.|^people\.clearOptOut$/.test(name)));
  });

  it('leaves the other calls to a standard user', async () => {
    const { call } = build(standard);
    for (const name of names.filter((one) => contract[one].who === 'everyone')) {
      expect(await call(name, sound[name])).toEqual({ ok: true, value: {} });
    }
  });
});

describe('a call that is not of the contract', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'matters.Find',
    'matters.find ',
    7,
    null,
    undefined,
    ['matters.find'],
    { toString: () => 'matters.find' },
  ])('is refused: %j', async (name) => {
    const { call, reached } = build();
    expect(await call(name, sound['matters.find'])).toMatchObject(refusal('unknown_call'));
    expect(reached).toEqual([]);
  });
});

describe('a handler that fails', () => {
  it('is answered with internal, and logged without what it was about', async () => {
    const bug = new Error(
      `no row for 'Mrs Priya Shah' at priya@example.com, +44 7700 900123, "12 Elm Road", 07700900123`,
    );
    const { call, lines } = build(administrator, bug);
    const answer = await call('matters.get', { matterId: 'x' });
    expect(answer).toMatchObject(refusal('internal'));
    expect(JSON.stringify(answer)).not.toMatch(/Shah|Error/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(
      'call matters.get failed: Error: no row for [text] at [address], [number], [text], [number]',
    );
    expect(lines[0]).toContain('dispatch.test.ts');
  });

  it.each([undefined, null, 'thrown text', { code: 7 }])('may throw anything: %j', async (bug) => {
    const handlers = { 'matters.get': () => Promise.reject(bug) } as unknown as Handlers;
    const log = createLog(() => {});
    const dispatch = createDispatcher(handlers, async () => administrator, log, origin);
    const answer = await dispatch({ name: 'matters.get', input: { matterId: 'x' }, sender: topFrame });
    expect(answer).toMatchObject(refusal('internal'));
  });

  it('is answered with internal when there is no user', async () => {
    const dispatch = createDispatcher(
      {} as Handlers,
      () => Promise.reject(new Error('There is no active user')),
      createLog(() => {}),
      origin,
    );
    const answer = await dispatch({ name: 'session.current', input: {}, sender: topFrame });
    expect(answer).toMatchObject(refusal('internal'));
  });

  it.each(['SQLITE_FULL', 'ENOSPC', '53100'])(
    'for want of disk space says so, and logs no bug: %s',
    async (code) => {
      const { call, lines } = build(administrator, Object.assign(new Error('full'), { code }));
      expect(await call('progress.tick', sound['progress.tick'])).toMatchObject(refusal('disk_full'));
      expect(lines).toEqual([]);
    },
  );
});
