import { expect, it } from 'vitest';
import { skipSentence } from '../../src-shared/domain/skip-reasons.ts';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import type { SeedOptions } from '../../test/support/seed.ts';
import { type ActionSketch, text, tickFirm } from '../../test/support/tick-firm.ts';

const agentEmail = (body = 'News of {{ matter.property }}'): ActionSketch => ({
  kind: 'email_party',
  role: 'estate_agent',
  subject: 'News',
  body,
});
const page = (url: string): ActionSketch => ({ kind: 'open_web_page', url });
const set = (token: string, value: string): ActionSketch => ({
  kind: 'set_field',
  token,
  value: { kind: 'fixed', value },
});

eachEngine('an action that does nothing', (open) => {
  it.each<[reason: string, detail: string, ActionSketch, SeedOptions?]>([
    ['no_party', 'estate agent', agentEmail()],
    ['status_gone', '', { kind: 'change_status', statusTypeId: 'gone' }],
    ['field_gone', '', set('field.gone', 'x')],
    ['field_gone', '', set('matter.reference', 'x')],
    ['value_not_valid', 'soon', set('field.survey_date', 'soon')],
    ['value_not_valid', '2026-02-30', set('matter.completion_date', '2026-02-30')],
    ['value_not_valid', '£5', set('field.price', '£5')],
    ['value_not_valid', 'Commonhold', set('field.tenure', 'Commonhold')],
    ['value_not_valid', 'perhaps', set('field.chain_free', 'perhaps')],
    [
      'value_not_valid',
      'a day',
      { kind: 'set_field', token: 'field.rooms', value: { kind: 'day', days: 1, unit: 'days' } },
    ],
    ['nothing_to_set', '', { kind: 'set_tasks', templateIds: ['none'], notRequired: true }],
    ['address_not_valid', 'http://example.org/', page('http://example.org/')],
    ['address_not_valid', 'https://a@example.org/', page('https://a@example.org/')],
    ['address_not_valid', 'not an address', page('not an address')],
    [
      'address_not_valid',
      'https://{{ matter.property }}.example.org/',
      page('https://{{ matter.property }}.example.org/'),
    ],
    [
      'address_not_valid',
      'https://example.org/a/../b',
      page('https://example.org/a/{{ matter.property }}/b'),
      { matter: { subject: '..' } },
    ],
    [
      'address_not_valid',
      'https://example.org/a/.?b',
      page('https://example.org/a/{{ matter.property }}?b'),
      { matter: { subject: '.' } },
    ],
    [
      'address_not_valid',
      'https://example.org/a/..',
      page('https://example.org/a/{{ matter.property }}{{ matter.property }}'),
      { matter: { subject: '.' } },
    ],
    ['empty_token', 'Completion date', page('https://example.org/{{ matter.completion_date }}')],
    [
      'template_faulty',
      'There is no token {{ no.such }} (line 1, character 21).',
      page('https://example.org/{{ no.such }}'),
    ],
    [
      'empty_token',
      'Surveyor',
      { kind: 'create_reminder', text: 'Ring {{ field.surveyor }}', days: 1, unit: 'days' },
    ],
    [
      'template_faulty',
      'There is no token {{ no.such }} (line 1, character 1).',
      { kind: 'create_file_note', description: 'Note', body: '{{ no.such }}' },
    ],
    ['no_channel', '', text('x', { channel: 'preferred' }), { clients: [{ mobile: null, email: null }] }],
    ['template_faulty', 'The email has no subject.', text('x', { channel: 'email' })],
    [
      'template_faulty',
      'The email has no subject.',
      text('x', { channel: 'preferred', subject: ' ' }),
      { clients: [{ mobile: null }] },
    ],
    ['no_email', '', text('x', { channel: 'email' }), { clients: [{ email: null }] }],
    ['email_not_valid', 'nobody', text('x', { channel: 'email' }), { clients: [{ email: 'nobody' }] }],
  ])('is said to be so because of %s: %s', async (reason, detail, action, options) => {
    const firm = await tickFirm(await open(), [action], { clients: [{}], ...options });
    const before = await firm.matter();
    const tick = await firm.mustTick();
    expect(tick.outcomes).toHaveLength(1);
    const [outcome] = tick.outcomes;
    expect(outcome?.skipped).toEqual({
      reason,
      sentence: skipSentence(reason as 'no_party', outcome?.contactName ?? '', detail),
    });
    expect(outcome).toMatchObject({ result: null, message: null, url: null, documentId: null });
    expect(tick.undoUntil).toBeNull();
    expect(await firm.matter()).toEqual(before);
    expect(await firm.messages()).toEqual([]);
    expect(await firm.database.read.selectFrom('documents').select('id').execute()).toEqual([]);
    expect((await firm.task(firm.taskId))?.completed_at).not.toBeNull();
  });

  it.each([
    ['email_not_valid', 'nobody', {}],
    ['no_email', null, {}],
    ['messages_off', 'agent@example.net', { matter: { messages_off: 1 } }],
    ['matter_closed', 'agent@example.net', { statusKind: 'archived' }],
  ] as const)('sends a party nothing because of %s', async (reason, email, options) => {
    const firm = await tickFirm(await open(), [agentEmail()], options);
    await firm.addParty('estate_agent', { full_name: 'Ash Homes', email });
    const { outcomes } = await firm.mustTick();
    expect(outcomes.map((one) => [one.contactName, one.skipped?.reason])).toEqual([['Ash Homes', reason]]);
    expect(await firm.messages()).toEqual([]);
  });

  it('names the status the matter has already', async () => {
    const firm = await tickFirm(await open());
    const { taskId } = await firm.addTask({
      name: 'Open it',
      actions: [{ id: 'a', kind: 'change_status', condition: null, statusTypeId: firm.statuses.open }],
    });
    const ticked = await firm.tick(null, taskId);
    expect(ticked.ok && ticked.value.outcomes[0]?.skipped).toEqual({
      reason: 'status_already',
      sentence: 'The status is already Open.',
    });
  });

  it('lists the pre-activation tasks that show and are to be done; neither itself nor what is hidden', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote' });
    const hidden = [group([tokenLine('matter.completion_date', 'is_not_empty')])];
    await firm.addTask({ name: 'Identity', preActivation: true });
    await firm.addTask({ name: 'Not wanted', preActivation: true }, { not_required: 1 });
    await firm.addTask({ name: 'Hidden', preActivation: true, visibility: hidden });
    await firm.addTask({ name: 'Later' });
    await firm.addTask({ name: 'Funds', preActivation: true });
    const { taskId } = await firm.addTask({
      name: 'Activate',
      preActivation: true,
      actions: [{ id: 'a', kind: 'change_status', condition: null, statusTypeId: firm.statuses.active }],
    });
    const ticked = await firm.tick(null, taskId);
    expect(ticked.ok && ticked.value.outcomes[0]?.skipped?.sentence).toBe(
      'The matter cannot become Active yet. Still to do: Identity, Funds.',
    );
    expect(await firm.matter()).toMatchObject({ status_type_id: firm.statuses.open, activated_on: null });
  });

  it('says which line of its condition failed, for each client on their own data', async () => {
    const condition = group([
      tokenLine('matter.property', 'contains', 'elm'),
      tokenLine('client.first_name', 'is', 'Rowan'),
    ]);
    const firm = await tickFirm(await open(), [
      text('Dear {{ client.first_name }}', { condition }),
      { kind: 'create_reminder', text: 'x', days: 1, unit: 'days', condition },
    ]);
    const { outcomes } = await firm.mustTick();
    const failed = (name: string) => ({
      reason: 'condition_not_met',
      sentence: `Its condition is not met: Client first name is “Rowan” (found: ${name}).`,
    });
    expect(outcomes.map((one) => [one.contactName, one.channel, one.skipped])).toEqual([
      ['Olive Ash', 'sms', failed('Olive')],
      ['Rowan Ash', 'sms', null],
      // With two clients, what is for neither has no client's name to ask after.
      [
        '',
        null,
        {
          reason: 'condition_faulty',
          sentence:
            'Its condition in Options has a fault: The matter has several clients, and this is for none of them, so “Client first name” has no one value.',
        },
      ],
    ]);
    expect((await firm.messages()).map((row) => row.recipient_name)).toEqual(['Rowan Ash']);
  });

  it('never acts on a condition with a fault, also where nothing may hold', async () => {
    const condition = group([tokenLine('field.gone', 'is', 'x')], 'none');
    const firm = await tickFirm(await open(), [text('x', { condition })], { clients: [{}] });
    const { outcomes } = await firm.mustTick();
    expect(outcomes[0]?.skipped).toEqual({
      reason: 'condition_faulty',
      sentence: 'Its condition in Options has a fault: There is no token “field.gone”.',
    });
    expect(await firm.messages()).toEqual([]);
  });
});
