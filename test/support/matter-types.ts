import fc from 'fast-check';
import type { MatterTypeData } from '../../src-main/options/matter-type-file.ts';
import type { Condition, Line } from '../../src-shared/domain/conditions.ts';
import type { TargetRule } from '../../src-shared/domain/schedule.ts';
import type { TaskDefinition, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { valueTypes } from '../../src-shared/domain/tokens.ts';

const statusIds = ['s-quote', 's-active', 's-cancelled', 's-archived', 's-more', 'exchanged', 'gone-status'];
const taskIds = ['t-0', 't-1', 't-2', 't-3', 't-4', 't-5', 'task', 'gone-task'];
/** Few names, so that many are there twice; one has no letter for an id, and one makes the id that something gone has. */
const name = fc.constantFrom(
  'Searches',
  'Exchange',
  'Café',
  '!!',
  'Exchanged',
  'Task',
  'Lease & plan',
  'a'.repeat(80),
);
const status = fc.constantFrom(...statusIds);
const task = fc.constantFrom(...taskIds);
const oneOrTwo = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 2 });

const line: fc.Arbitrary<Line> = fc.oneof(
  fc.record({
    kind: fc.constant('token' as const),
    token: fc.constantFrom('matter.property', 'field.price', 'field.nobody'),
    comparison: fc.constantFrom('is' as const, 'is_not_empty' as const),
    values: fc.array(fc.string({ maxLength: 5 }), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    comparison: fc.constant('is' as const),
    statusTypeIds: oneOrTwo(status),
  }),
  fc.record({
    kind: fc.constant('task' as const),
    templateId: task,
    state: fc.constant('completed' as const),
  }),
);
const condition: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('group' as const),
  match: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
  parts: fc.array(
    fc.oneof(
      line,
      fc.record({
        kind: fc.constant('group' as const),
        match: fc.constant('any' as const),
        parts: oneOrTwo(line),
      }),
    ),
    { maxLength: 3 },
  ),
});

const id = fc.uuid();
const maybe = fc.option(condition);
const action: fc.Arbitrary<TriggeredAction> = fc.oneof(
  fc.record({
    id,
    condition: maybe,
    kind: fc.constant('send_progress_message' as const),
    channel: fc.constantFrom('sms' as const, 'email' as const),
    subject: fc.constant(''),
    body: fc.constantFrom('Dear {{ client.salutation }}', 'Your {{ field.price }}', 'Not {{ closed'),
    reviewFirst: fc.boolean(),
  }),
  fc.record({ id, condition: maybe, kind: fc.constant('change_status' as const), statusTypeId: status }),
  fc.record({
    id,
    condition: maybe,
    kind: fc.constant('set_tasks' as const),
    templateIds: oneOrTwo(task),
    notRequired: fc.boolean(),
  }),
);

const target: fc.Arbitrary<TargetRule> = fc.record({
  amount: fc.nat(20),
  unit: fc.constantFrom('days' as const, 'working_days' as const),
  direction: fc.constantFrom('after' as const, 'before' as const),
  anchor: fc.oneof(
    fc.constant({ kind: 'opened' as const }),
    fc.record({ kind: fc.constant('key_date' as const), token: fc.constant('matter.completion_date') }),
    fc.record({ kind: fc.constantFrom('task_completed' as const, 'task_target' as const), templateId: task }),
  ),
});
const definition: fc.Arbitrary<TaskDefinition> = fc.record({
  name,
  preActivation: fc.boolean(),
  target: fc.option(target),
  visibility: fc.array(condition, { maxLength: 2 }),
  actions: fc.array(action, { maxLength: 3 }),
});

const field = fc
  .record({ label: name, type: fc.constantFrom(...valueTypes) })
  .map((each) => ({ ...each, choices: each.type === 'choice' ? ['One', 'Other'] : [] }));

/** Matter types with names that are there twice, and with conditions, dates and actions that name what is gone. */
export const anyMatterType: fc.Arbitrary<MatterTypeData> = fc
  .record({
    name,
    smsLimit: fc.option(fc.nat(999)),
    statusNames: fc.array(name, { minLength: 6, maxLength: 6 }),
    fields: fc.array(field, { maxLength: 4 }),
    categories: fc.array(
      fc.record({
        name,
        visibility: fc.array(condition, { maxLength: 2 }),
        tasks: fc.array(definition, { maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ statusNames, fields, categories, ...type }) => {
    let next = 0;
    return {
      ...type,
      statusTypes: statusNames.map((each, index) => ({
        id: statusIds[index] ?? '',
        name: each,
        kind: (['quote', 'active', 'cancelled', 'archived', 'active', 'active'] as const)[index] ?? 'active',
      })),
      fields: fields.map((each, index) => ({ ...each, key: index === 0 ? 'price' : `key_${index}` })),
      defaultParties: [],
      categories: categories.map(({ tasks, ...category }) => ({
        ...category,
        tasks: tasks.map((each) => ({ id: taskIds[next++] ?? '', definition: each })),
      })),
    };
  });
