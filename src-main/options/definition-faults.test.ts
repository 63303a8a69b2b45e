import { expect, it } from 'vitest';
import type { Condition, ConditionNames } from '../../src-shared/domain/conditions.ts';
import type { Anchor } from '../../src-shared/domain/schedule.ts';
import type { TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { catalogueWith } from '../../src-shared/domain/tokens.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { definitionFaults } from './definition-faults.ts';

const names: ConditionNames = {
  catalogue: catalogueWith([
    { key: 'survey', label: 'Survey', type: 'date', choices: [] },
    { key: 'price', label: 'Price', type: 'money', choices: [] },
    { key: 'tenure', label: 'Tenure', type: 'choice', choices: ['Freehold'] },
  ]),
  statusNames: new Map([['exchanged', 'Exchanged']]),
  taskNames: new Map([['searches', 'Searches']]),
};
const gone: Condition = {
  kind: 'group',
  match: 'all',
  parts: [{ kind: 'task', templateId: 'gone', state: 'completed' }],
};
const every = { id: 'a', condition: null };
const setField = (token: string, value: object): TriggeredAction =>
  ({ ...every, kind: 'set_field', token, value }) as TriggeredAction;
const web = (url: string): TriggeredAction => ({ ...every, kind: 'open_web_page', url });
const message = (changes: object): TriggeredAction => ({
  ...every,
  kind: 'send_progress_message',
  channel: 'sms',
  subject: '',
  body: 'Hello',
  reviewFirst: false,
  ...changes,
});
const badText = 'There is no token {{ no.such }} (line 1, character 1).';
const badSite = 'The address must start with https:// and a site, like https://www.example.com/.';

it.each<[string, TriggeredAction, string, string]>([
  ['a text', message({ body: '{{ no.such }}' }), 'body', badText],
  ['an email without a subject', message({ channel: 'email' }), 'subject', 'Type a subject for the email.'],
  ['a subject', message({ channel: 'preferred', subject: '{{ no.such }}' }), 'subject', badText],
  [
    'an email to a party',
    {
      ...every,
      kind: 'email_party',
      role: 'lender',
      subject: 'x',
      body: '{{ no.such }}',
      reviewFirst: false,
    },
    'body',
    badText,
  ],
  [
    'a note',
    { ...every, kind: 'create_file_note', description: '{{ no.such }}', body: '' },
    'description',
    badText,
  ],
  [
    'a reminder',
    { ...every, kind: 'create_reminder', text: '{{ no.such }}', days: 1, unit: 'days' },
    'text',
    badText,
  ],
  ['a page that is not https', web('http://example.com/'), 'url', badSite],
  ['a page on a site that data would fill in', web('https://{{ firm.name }}/x'), 'url', badSite],
  ['a page on a site that data would complete', web('https://example.com{{ firm.name }}'), 'url', badSite],
  ['a page with a name before its site', web('https://example.com@example.org/'), 'url', badSite],
  [
    'a page with a token that is none',
    web('https://example.com/{{ no.such }}'),
    'url',
    'There is no token {{ no.such }} (line 1, character 21).',
  ],
  [
    'a status that is gone',
    { ...every, kind: 'change_status', statusTypeId: 'gone' },
    'statusTypeId',
    'The status to change to no longer exists: choose another.',
  ],
  [
    'tasks that are gone',
    { ...every, kind: 'set_tasks', templateIds: ['searches', 'gone'], notRequired: true },
    'templateIds',
    'A task that this action sets no longer exists: choose again.',
  ],
  [
    'a field that is gone',
    setField('field.gone', { kind: 'empty' }),
    'token',
    'The field to set no longer exists, or cannot be set: choose another.',
  ],
  [
    'a token that cannot be set',
    setField('matter.reference', { kind: 'empty' }),
    'token',
    'The field to set no longer exists, or cannot be set: choose another.',
  ],
  [
    'a value of another type',
    setField('field.price', { kind: 'fixed', value: '12.50' }),
    'value',
    '“12.50” cannot be the value of “Price”.',
  ],
  [
    'a value that is no choice',
    setField('field.tenure', { kind: 'fixed', value: 'Leasehold' }),
    'value',
    '“Leasehold” is not one of the choices of “Tenure”.',
  ],
  [
    'a day for what is no date',
    setField('field.price', { kind: 'day', days: 1, unit: 'days' }),
    'value',
    '“Price” is not a date, so it cannot be set to a day.',
  ],
  [
    'its condition',
    { ...message({}), condition: gone },
    'condition',
    'A task that this condition names no longer exists.',
  ],
])('a fault of an action is told with its place: %s', (_, action, path, sentence) => {
  const sound = { ...message({}), id: 'sound' };
  expect(definitionFaults(definitionOf('x', { actions: [sound, action] }), names)).toEqual([
    { path: `actions.1.${path}`, sentence },
  ]);
});

it.each<[Anchor, string | null]>([
  [{ kind: 'opened' }, null],
  [{ kind: 'activated' }, null],
  [{ kind: 'key_date', token: 'matter.completion_date' }, null],
  [{ kind: 'key_date', token: 'field.survey' }, null],
  [
    { kind: 'key_date', token: 'field.gone' },
    'The date that the target date is counted from no longer exists: choose another.',
  ],
  [
    { kind: 'key_date', token: 'task.target_date' },
    '“Task target date” is not a date of the matter, so no target date can be counted from it.',
  ],
  [
    { kind: 'key_date', token: 'field.price' },
    '“Price” is not a date of the matter, so no target date can be counted from it.',
  ],
  [{ kind: 'task_target', templateId: 'searches' }, null],
  [
    { kind: 'task_completed', templateId: 'gone' },
    'The task that the target date is counted from no longer exists: choose another.',
  ],
])('a target date counted from %j: %s', (anchor, sentence) => {
  const target = { amount: 1, unit: 'days', direction: 'after', anchor } as const;
  const faults = definitionFaults(definitionOf('x', { target }), names);
  expect(faults).toEqual(sentence === null ? [] : [{ path: 'target', sentence }]);
});

it('a definition in order has no faults', () => {
  const actions = [
    message({ channel: 'email', subject: 'On {{ matter.reference }}' }),
    setField('matter.exchange_date', { kind: 'day', days: -3, unit: 'working_days' }),
    setField('field.tenure', { kind: 'fixed', value: 'Freehold' }),
    setField('field.price', { kind: 'fixed', value: '1250' }),
    web('https://example.com?on={{ field.survey }}'),
    web('HTTPS://www.example.com'),
    { ...every, kind: 'change_status', statusTypeId: 'exchanged' } as const,
  ].map((action, index) => ({ ...action, id: String(index) }));
  expect(definitionFaults(definitionOf('x', { actions }), names)).toEqual([]);
});

it('visibility conditions are told by their number, and an action that is there twice', () => {
  const definition = definitionOf('x', {
    visibility: [{ ...gone, parts: [] }, gone],
    actions: [message({}), message({})],
  });
  expect(definitionFaults(definition, names)).toEqual([
    { path: 'visibility.1', sentence: 'A task that this condition names no longer exists.' },
    { path: 'actions.1.id', sentence: 'This action is there twice: remove it and add it again.' },
  ]);
});
