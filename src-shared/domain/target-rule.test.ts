import { describe, expect, it } from 'vitest';
import { type Anchor, sayTarget, type TargetRule, targetRuleSchema } from './schedule.ts';

const completion: Anchor = { kind: 'key_date', token: 'matter.completion_date' };
const anchorNames: Record<Anchor['kind'], string> = {
  opened: 'the matter is opened',
  activated: 'the matter is activated',
  key_date: 'the completion date',
  task_completed: '“Searches” is completed',
  task_target: 'the target of “Completion”',
};

describe('a rule as a person reads it', () => {
  it.each<[number, TargetRule['unit'], TargetRule['direction'], Anchor, string]>([
    [
      10,
      'working_days',
      'before',
      { kind: 'task_target', templateId: 't' },
      '10 working days before the target of “Completion”',
    ],
    [2, 'weeks', 'after', { kind: 'opened' }, '2 weeks after the matter is opened'],
    [
      1,
      'working_days',
      'after',
      { kind: 'task_completed', templateId: 't' },
      '1 working day after “Searches” is completed',
    ],
    [1, 'months', 'before', completion, '1 month before the completion date'],
    [1, 'days', 'after', { kind: 'activated' }, '1 day after the matter is activated'],
    [0, 'days', 'before', completion, 'On the completion date'],
    [0, 'weeks', 'after', { kind: 'task_target', templateId: 't' }, 'On the target of “Completion”'],
    [0, 'days', 'after', { kind: 'opened' }, 'When the matter is opened'],
    [0, 'months', 'after', { kind: 'task_completed', templateId: 't' }, 'When “Searches” is completed'],
    [0, 'working_days', 'after', completion, 'On the completion date, or the next working day'],
  ])('%i %s %s %j', (amount, unit, direction, anchor, said) => {
    expect(sayTarget({ amount, unit, direction, anchor }, ({ kind }) => anchorNames[kind])).toBe(said);
  });
});

describe('a rule from outside', () => {
  const rule = { amount: 10, unit: 'working_days', direction: 'before', anchor: completion };

  it.each<[object]>([
    [rule],
    [{ ...rule, amount: 0 }],
    [{ ...rule, amount: 999, anchor: { kind: 'opened' } }],
    [{ ...rule, anchor: { kind: 'key_date', token: 'field.lease_expiry_2' } }],
    [{ ...rule, anchor: { kind: 'task_completed', templateId: 'x'.repeat(64) } }],
  ])('is taken: %j', (given) => {
    expect(targetRuleSchema.parse(given)).toEqual(given);
  });

  it.each<[unknown]>([
    [null],
    [{ ...rule, amount: 1000 }],
    [{ ...rule, amount: -1 }],
    [{ ...rule, amount: 1.5 }],
    [{ ...rule, amount: '10' }],
    [{ ...rule, unit: 'years' }],
    [{ ...rule, direction: 'on' }],
    [{ ...rule, note: 'x' }],
    [{ ...rule, anchor: { kind: 'closed' } }],
    [{ ...rule, anchor: { kind: 'opened', token: 'matter.completion_date' } }],
    [{ ...rule, anchor: { kind: 'key_date', token: 'completion' } }],
    [{ ...rule, anchor: { kind: 'key_date', token: `field.${'x'.repeat(64)}` } }],
    [{ ...rule, anchor: { kind: 'key_date', token: 'matter.completion_date\n' } }],
    [{ ...rule, anchor: { kind: 'task_target', templateId: '' } }],
    [{ ...rule, anchor: { kind: 'task_target', templateId: 'x'.repeat(65) } }],
  ])('is refused: %j', (given) => {
    expect(targetRuleSchema.safeParse(given).success).toBe(false);
  });
});
