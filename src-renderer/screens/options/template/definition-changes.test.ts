import { describe, expect, it } from 'vitest';
import type { ConditionNames } from '../../../../src-shared/domain/conditions.ts';
import type { ActionOf, TaskDefinition } from '../../../../src-shared/domain/task-definition.ts';
import { baseCatalogue } from '../../../../src-shared/domain/tokens.ts';
import { definitionChanges } from './definition-changes.ts';

const names: ConditionNames = {
  catalogue: baseCatalogue,
  statusNames: new Map(),
  taskNames: new Map([['t', 'Completion']]),
};
const message: ActionOf<'send_progress_message'> = {
  id: 'm',
  kind: 'send_progress_message',
  condition: null,
  channel: 'sms',
  subject: '',
  body: 'Dear {{ client.salutation }}',
  reviewFirst: false,
};
const note: ActionOf<'create_file_note'> = {
  id: 'n',
  kind: 'create_file_note',
  condition: null,
  description: 'Call',
  body: '',
};
const base: TaskDefinition = {
  name: 'Searches',
  preActivation: false,
  target: null,
  visibility: [],
  actions: [message, note],
};

describe('what two administrators have differently', () => {
  it('is nothing when only the order of keys differs', () => {
    const { reviewFirst, ...rest } = message;
    expect(definitionChanges({ ...base, actions: [{ reviewFirst, ...rest }, note] }, base, names)).toEqual(
      [],
    );
  });

  it('is told field by field', () => {
    const mine: TaskDefinition = {
      name: 'Searches back',
      preActivation: true,
      target: {
        amount: 1,
        unit: 'weeks',
        direction: 'before',
        anchor: { kind: 'task_target', templateId: 't' },
      },
      visibility: [
        { kind: 'group', match: 'none', parts: [{ kind: 'task', templateId: 't', state: 'completed' }] },
      ],
      actions: [{ ...message, reviewFirst: true }],
    };
    expect(definitionChanges(base, mine, names)).toEqual([
      { id: 'name', label: 'Name', theirs: 'Searches', mine: 'Searches back' },
      {
        id: 'target',
        label: 'Target date',
        theirs: 'No target date',
        mine: '1 week before the target of “Completion”',
      },
      {
        id: 'visibility',
        label: 'Visibility',
        theirs: 'Always shown',
        mine: 'none of: “Completion” is completed',
      },
      {
        id: 'action m',
        label: 'Triggered action',
        theirs: 'Text to each client: “Dear [Client salutation]”\nDear [Client salutation]',
        mine: 'Text to each client: “Dear [Client salutation]”\nDear [Client salutation]\nOpens for review before it is sent.',
      },
      { id: 'action n', label: 'Triggered action', theirs: 'File note: “Call”', mine: '' },
      {
        id: 'preActivation',
        label: 'Pre-activation',
        theirs: 'Not needed before activation',
        mine: 'Must be done before activation',
      },
    ]);
  });

  it('is the order when the same actions stand in another', () => {
    expect(definitionChanges(base, { ...base, actions: [note, message] }, names)).toEqual([
      {
        id: 'order',
        label: 'Order of the triggered actions',
        theirs: '1. Text to each client: “Dear [Client salutation]”\n2. File note: “Call”',
        mine: '1. File note: “Call”\n2. Text to each client: “Dear [Client salutation]”',
      },
    ]);
  });

  it('is never two sayings that read the same', () => {
    const formatted = { ...message, body: 'Dear {{ client.salutation | upper }}' };
    const [change] = definitionChanges(base, { ...base, actions: [formatted, note] }, names);
    expect(change?.theirs).not.toBe(change?.mine);
    expect(change?.mine).toContain('| upper');
  });
});
