import { describe, expect, it } from 'vitest';
import type { ConditionNames } from '../../../../src-shared/domain/conditions.ts';
import type { TaskDefinition, TriggeredAction } from '../../../../src-shared/domain/task-definition.ts';
import { baseCatalogue } from '../../../../src-shared/domain/tokens.ts';
import { newId } from '../../../../src-shared/ids.ts';
import { faultsLeft, faultsOfAction, findFaults, pageOfFault, placeFaults } from './task-faults.ts';

const names: ConditionNames = { catalogue: baseCatalogue, statusNames: new Map(), taskNames: new Map() };
const note = (body: string): TriggeredAction => ({
  id: newId(),
  kind: 'create_file_note',
  condition: null,
  description: 'Call',
  body,
});
const first = note('one');
const second = note('two');
const definition: TaskDefinition = {
  name: 'Searches',
  preActivation: false,
  target: null,
  visibility: [],
  actions: [first, second],
};

describe('faults of a task', () => {
  it('are placed on their page, and with the action they are of', () => {
    const placed = placeFaults(
      {
        name: 'a',
        'target.anchor': 'b',
        'visibility.1.parts.0': 'c',
        'actions.1.body': 'd',
        'actions.7.body': 'e',
      },
      definition,
    );
    expect(placed).toEqual({
      name: 'a',
      target: 'b',
      'visibility.1': 'c',
      [`action:${second.id}.body`]: 'd',
    });
    expect(Object.keys(placed).map(pageOfFault).sort()).toEqual([
      'actions',
      'general',
      'target',
      'visibility',
    ]);
    expect(faultsOfAction(placed, second.id)).toEqual({ body: 'd' });
    expect(faultsOfAction(placed, first.id)).toEqual({});
  });

  it('tell the first of several in one place', () => {
    expect(placeFaults({ 'target.amount': 'first', 'target.anchor': 'second' }, definition)).toEqual({
      target: 'first',
    });
  });

  it('are seen before main is asked, in our own words', () => {
    const bad: TaskDefinition = {
      ...definition,
      name: ' ',
      target: {
        amount: Number.NaN,
        unit: 'days',
        direction: 'after',
        anchor: { kind: 'opened' },
      },
      visibility: [
        {
          kind: 'group',
          match: 'all',
          parts: [{ kind: 'token', token: 'no.such', comparison: 'is', values: [] }],
        },
      ],
      actions: [{ id: newId(), kind: 'change_status', condition: null, statusTypeId: '' }],
    };
    expect(Object.values(findFaults(bad, names)).sort()).toEqual([
      'Choose the status.',
      'There is no token “no.such”.',
      'Type a whole number.',
      'Type the name of the task.',
    ]);
    expect(findFaults(definition, names)).toEqual({});
  });

  it('of texts are seen without Liquid: an email with no subject, a token there is none of, a token never closed', () => {
    const message: TriggeredAction = {
      id: newId(),
      kind: 'send_progress_message',
      condition: null,
      channel: 'preferred',
      subject: ' ',
      body: 'Dear {{ client.first_name }}, {{ firm.name',
      reviewFirst: false,
    };
    const bad = { ...definition, actions: [note('{{ client.nonsense }}'), message] };
    const [first, second] = bad.actions.map(({ id }) => faultsOfAction(findFaults(bad, names), id));
    expect(first).toEqual({ body: 'There is no token {{ client.nonsense }} (line 1, character 1).' });
    expect(second).toEqual({
      subject: 'Type a subject for the email.',
      body: '“{{” is never closed: type “}}” after the token (line 1, character 31).',
    });
    const text = { ...message, channel: 'sms' as const, body: 'Dear {{ client.first_name | upper }}' };
    expect(findFaults({ ...definition, actions: [text] }, names)).toEqual({});
  });

  it('stand until what they are of is changed, also when an action is moved', () => {
    const faults = { name: 'a', [`action:${first.id}.body`]: 'b', [`action:${second.id}.body`]: 'c' };
    const moved = { ...definition, actions: [second, first] };
    expect(faultsLeft(faults, definition, moved)).toEqual(faults);
    const mended = { ...definition, actions: [first, { ...second, body: 'mended' } as TriggeredAction] };
    expect(faultsLeft(faults, definition, mended)).toEqual({ name: 'a', [`action:${first.id}.body`]: 'b' });
    expect(Object.keys(faultsLeft(faults, definition, { ...definition, name: 'New' }))).not.toContain('name');
  });
});
