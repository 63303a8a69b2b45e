import { expect, it } from 'vitest';
import type { Explained, Line } from '../../src-shared/domain/conditions.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { type ActionSketch, type TickFirm, text, tickFirm, toAction } from '../../test/support/tick-firm.ts';
import type { Database } from '../database/database.ts';
import { tryHandlers } from './try-service.ts';

const define = (actions: ActionSketch[], more: Partial<TaskDefinition> = {}): TaskDefinition =>
  definitionOf('Tried', { actions: actions.map(toAction), ...more });

function tryOn(firm: TickFirm) {
  const handlers = tryHandlers(firm.deps);
  return {
    ...handlers,
    task: async (definition: TaskDefinition, templateId: string | null = null) => {
      const answer = await handlers['options.tryTask'](
        { matterId: firm.matterId, templateId, definition },
        { user: firm.user },
      );
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    },
  };
}

/** Every row that a try could have touched. */
const everything = async (database: Database) =>
  JSON.stringify(
    await Promise.all(
      (
        [
          'matters',
          'tasks',
          'ticks',
          'tick_outcomes',
          'messages',
          'documents',
          'audit',
          'task_categories',
          'field_values',
        ] as const
      ).map((table) => database.read.selectFrom(table).selectAll().orderBy('id').execute()),
    ),
  );

eachEngine('trying a task', (open) => {
  it('renders every message for every client, with its length, its cost and what is in the way; and writes nothing', async () => {
    const database = await open();
    const firm = await tickFirm(database, [], { clients: [{}, { mobile: null }] });
    const before = await everything(database);
    const tried = await tryOn(firm).task(
      define([
        text(`Dear {{ client.first_name }}, ${'x'.repeat(150)}`),
        text('Café ŵ', { channel: 'preferred', subject: 'News', reviewFirst: true }),
      ]),
    );
    expect(tried).toMatchObject({ visibility: [], isVisible: true, targetDate: null, segments: 3 });
    expect(tried.actions).toMatchObject([
      {
        kind: 'send_progress_message',
        sentence: 'Sends each client a text.',
        problem: null,
        condition: null,
        messages: [
          {
            contactName: 'Olive Ash',
            channel: 'sms',
            to: '07700 900101',
            sms: { units: 162, encoding: 'gsm7', segments: 2 },
            problem: null,
            warnings: ['It is sent as 2 SMS, and costs as much.'],
          },
          { contactName: 'Rowan Ash', to: '', text: '', problem: 'Rowan Ash has no mobile number.' },
        ],
      },
      {
        sentence: 'Sends each client a text, or an email to those who take no texts. You look at it first.',
        messages: [
          {
            sms: { units: 6, encoding: 'ucs2', segments: 1 },
            warnings: [
              '“ŵ” cannot stand in an ordinary SMS, so that one holds 70 characters instead of 160.',
            ],
          },
          { channel: 'email', to: 'rowan@example.com', subject: 'News', text: 'Café ŵ', sms: null },
        ],
      },
    ]);
    expect(await everything(database)).toBe(before);
  });

  it('explains its conditions line by line, says what each effect would do, and what its date would be', async () => {
    const firm = await tickFirm(await open(), [], { matter: { completion_date: '2026-06-01' } });
    const anchor = { kind: 'key_date', token: 'matter.completion_date' } as const;
    const dated = await firm.addTask({ name: 'Dated' }, { target_date: '2026-07-01' });
    const hidden = group([tokenLine('field.surveyor', 'is_not_empty')]);
    const tried = await tryOn(firm).task(
      define(
        [
          { kind: 'change_status', statusTypeId: firm.statuses.active },
          { kind: 'change_status', statusTypeId: firm.statuses.active },
          {
            kind: 'set_field',
            token: 'field.price',
            value: { kind: 'fixed', value: '100' },
            condition: hidden,
          },
          { kind: 'create_reminder', text: 'Ring', days: 1, unit: 'working_days' },
        ],
        { visibility: [hidden], target: { amount: 1, unit: 'weeks', direction: 'before', anchor } },
      ),
    );
    expect(tried.isVisible).toBe(false);
    expect(tried.visibility[0]?.tree.parts[0]).toMatchObject({
      sentence: 'Surveyor is not empty',
      found: 'empty',
    });
    expect(tried.targetDate).toBe('2026-05-25');
    expect(tried.actions.map((one) => [one.sentence, one.problem])).toEqual([
      ['Changes the status from Open to In progress.', null],
      ['Changes the status.', 'The status is already In progress.'],
      ['Sets a field.', 'Its condition is not met: Surveyor is not empty (found: empty).'],
      ['Makes a reminder for Tuesday 3 March 2026: Ring', null],
    ]);
    expect(tried.actions[2]?.condition).toMatchObject({ holds: false });
    const target = { amount: 1, unit: 'days', direction: 'after' } as const;
    const after = { kind: 'task_target', templateId: dated.templateId } as const;
    const next = await tryOn(firm).task(define([], { target: { ...target, anchor: after } }));
    expect(next.targetDate).toBe('2026-07-02');
  });

  it('takes the matter’s task of its template for the ticked one: it is completed, and who was told is said', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote', clients: [{}] });
    const actions: ActionSketch[] = [
      { kind: 'change_status', statusTypeId: firm.statuses.active },
      text('Dear {{ client.first_name }}'),
    ];
    const definition = define(actions, { preActivation: true });
    const { taskId, templateId } = await firm.addTask(definition);
    const problems = async (id: string | null) =>
      (await tryOn(firm).task(definition, id)).actions.map((one) => one.problem);
    expect(await problems(templateId)).toEqual([null, null]);
    expect(await problems(null)).toEqual(['The matter cannot become Active yet. Still to do: Tried.', null]);

    await firm.tick(null, taskId);
    await bringTo(firm.database, 'delivered');
    await firm.untick(taskId);
    const warnings = async (id: string | null) =>
      (await tryOn(firm).task(definition, id)).actions[1]?.messages[0]?.warnings;
    expect(await warnings(templateId)).toEqual([
      'Olive Ash was told this on 2 Mar 2026: it goes again only if you say so.',
    ]);
    // Without a task it was told by no tick; the same words went all the same.
    expect(await warnings(null)).toEqual([
      'The same text was sent to Olive Ash at 12:01: it goes again only if you say so.',
    ]);
  });

  it('tells what the rules of sending would do with each message, and sends nothing', async () => {
    const firm = await tickFirm(await open(), [], {
      clients: [{}],
      firm: { sending_days: '2', sending_from: '08:00', sending_until: '20:00' },
    });
    await firm.addParty('estate_agent', { full_name: 'Ash Homes' });
    const offer = 'Please leave us a review.';
    const tried = await tryOn(firm).task(
      define([
        text('Pay to 20-11-22 12345674'),
        text(offer),
        { kind: 'email_party', role: 'estate_agent', subject: 'News', body: offer },
      ]),
    );
    const held =
      'Ticked now, it would wait until Tue 3 Mar 08:00: messages go within the sending hours only.';
    const [blocked, marketing, agent] = tried.actions.map((one) => one.messages[0]?.warnings);
    expect(blocked).toEqual([expect.stringMatching(/^It would be blocked\. .*Take them out/), held]);
    expect(marketing).toEqual([held, expect.stringMatching(/^“leave us a review” makes .* marketing/)]);
    expect(agent).toEqual([held]);
    expect(await firm.messages()).toEqual([]);
  });

  it('is refused for a matter that is not there', async () => {
    const firm = await tickFirm(await open());
    const handlers = tryHandlers(firm.deps);
    const answer = await handlers['options.tryTask'](
      { matterId: 'none', templateId: null, definition: define([]) },
      { user: firm.user },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

eachEngine('trying a condition', (open) => {
  it('tells on a matter what was found, and without one its faults alone', async () => {
    const firm = await tickFirm(await open());
    const handlers = tryHandlers(firm.deps);
    const status: Line = { kind: 'status', comparison: 'is', statusTypeIds: [firm.statuses.open] };
    const attempt = async (matterId: string | null, token: string): Promise<Explained> => {
      const condition = group([status, tokenLine(token, 'is_empty')]);
      const answer = await handlers['options.tryCondition'](
        { matterTypeId: firm.matterTypeId, matterId, condition, perClient: false },
        { user: firm.user },
      );
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    };
    expect(await attempt(firm.matterId, 'field.surveyor')).toMatchObject({
      holds: true,
      faults: [],
      tree: {
        parts: [
          { found: 'Open', holds: true },
          { found: 'empty', holds: true },
        ],
      },
    });
    expect(await attempt(null, 'field.surveyor')).toMatchObject({
      holds: false,
      faults: [],
      tree: {
        parts: [
          { sentence: 'Status is Open', found: '', fault: null },
          { found: '', holds: false },
        ],
      },
    });
    expect((await attempt(null, 'field.gone')).faults).toEqual(['There is no token “field.gone”.']);
  });
});

eachEngine('trying a condition on a client’s token', (open) => {
  const name = group([tokenLine('client.first_name', 'is', 'Olive')]);

  it.each([
    [2, true, { holds: true, faults: [], forClient: 'Olive Ash' }],
    [
      2,
      false,
      {
        holds: false,
        faults: [
          'The matter has several clients, and this is for none of them, so “Client first name” has no one value.',
        ],
        tree: { parts: [{ found: 'several clients' }] },
        forClient: null,
      },
    ],
    [1, true, { holds: true, forClient: null }],
    [1, false, { holds: true, forClient: null }],
    [0, true, { holds: false, faults: [], forClient: null }],
  ])(
    'with %d clients, for each of them %s, comes out as a tick decides it',
    async (count, perClient, expected) => {
      const firm = await tickFirm(await open(), [], { clients: Array.from({ length: count }, () => ({})) });
      const { matterTypeId, matterId, user } = firm;
      const input = { matterTypeId, matterId, condition: name, perClient };
      const answer = await tryHandlers(firm.deps)['options.tryCondition'](input, { user });
      expect(answer).toMatchObject({ ok: true, value: expected });
      const kind: ActionSketch = perClient
        ? text('x', { condition: name })
        : { kind: 'create_reminder', text: 'x', days: 1, unit: 'days', condition: name };
      const tried = await tryOn(firm).task(define([kind]));
      expect(tried.actions[0]?.condition?.holds).toBe(expected.holds);
    },
  );
});

eachEngine('the tokens of Insert Token', (open) => {
  it('are the built-in ones and the custom fields of the type, each with its value as people read it', async () => {
    const firm = await tickFirm(await open(), [], { matter: { completion_date: '2026-06-01' } });
    await firm.setField('price', '123450');
    const tokens = async (matterTypeId: string | null, matterId: string | null) => {
      const answer = await tryHandlers(firm.deps)['options.tokens'](
        { matterTypeId, matterId },
        { user: firm.user },
      );
      return new Map(answer.ok ? answer.value.tokens.map((token) => [token.id, token]) : []);
    };
    const all = await tokens(firm.matterTypeId, firm.matterId);
    expect(all.get('matter.completion_date')?.value).toBe('1 June 2026');
    expect(all.get('field.price')).toMatchObject({
      group: 'Custom Fields',
      label: 'Price',
      value: '£1,234.50',
    });
    expect(all.get('field.tenure')).toMatchObject({ choices: ['Freehold', 'Leasehold'], value: '' });
    expect(all.get('client.first_name')?.value).toBe('Olive');
    expect((await tokens(firm.matterTypeId, null)).get('field.price')?.value).toBe('');
    expect((await tokens(null, firm.matterId)).has('field.price')).toBe(false);
  });
});
