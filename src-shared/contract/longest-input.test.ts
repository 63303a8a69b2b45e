import { expect, it } from 'vitest';
import type { Condition } from '../domain/conditions.ts';
import type { TaskDefinition } from '../domain/task-definition.ts';
import { newId } from '../ids.ts';
import type { Call } from './call.ts';
import { contract } from './contract.ts';

const conditionWith = (last: string): Condition => ({
  kind: 'group',
  match: 'all',
  parts: [
    {
      kind: 'token',
      token: 'matter.property',
      comparison: 'is_one_of',
      values: [...Array.from({ length: 19 }, () => 'x'.repeat(1000)), last],
    },
  ],
});
/** As long as a condition may be. */
const condition = conditionWith('x'.repeat(20_000 - JSON.stringify(conditionWith('')).length));
const visibility = Array.from({ length: 10 }, () => condition);
const definition: TaskDefinition = {
  name: 'x'.repeat(120),
  preActivation: true,
  target: null,
  visibility,
  // A character that JSON writes as six.
  actions: Array.from({ length: 30 }, () => ({
    id: newId(),
    kind: 'send_progress_message',
    condition,
    channel: 'preferred',
    subject: '\u0001'.repeat(200),
    body: '\u0001'.repeat(4000),
    reviewFirst: true,
  })),
};
const form = { name: 'x'.repeat(80), visibility };

it.each([
  ['options.addTask', { categoryId: newId(), definition }],
  ['options.saveTask', { templateId: newId(), revision: 1, definition }],
  ['options.tryTask', { matterId: newId(), templateId: newId(), definition }],
  ['options.addCategory', { matterTypeId: newId(), form }],
  ['options.saveCategory', { categoryId: newId(), revision: 1, form }],
] as const)('%s takes the longest input that its schema does', (name, input) => {
  const call: Call = contract[name];
  expect(call.input.safeParse(input).error?.issues).toBeUndefined();
  expect(JSON.stringify(input).length).toBeLessThanOrEqual(call.maximumInput ?? 100_000);
});
