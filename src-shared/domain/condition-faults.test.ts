import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { data, group, names, tokenLine } from '../../test/support/conditions.ts';
import {
  conditionFaults,
  conditionHolds,
  evaluateCondition,
  firstFailing,
  type Group,
  type Line,
} from './conditions.ts';

const faulty: [Line, string][] = [
  [tokenLine('no.such', 'is', 'x'), 'There is no token “no.such”.'],
  [tokenLine('__proto__', 'is_empty'), 'There is no token “__proto__”.'],
  [tokenLine('field.text', 'more_than', '1'), '“Nickname” cannot be compared with “more than”.'],
  [tokenLine('field.yes_no', 'is_not_empty'), '“Chain free” cannot be compared with “is not empty”.'],
  [tokenLine('field.date', 'is_not', '2026-03-04'), '“Survey date” cannot be compared with “is not”.'],
  [tokenLine('field.text', 'is'), '“Nickname is” needs a value.'],
  [tokenLine('field.text', 'is', 'a', 'b'), '“Nickname is” has more values than it needs.'],
  [tokenLine('field.text', 'is_empty', 'a'), '“Nickname is empty” has more values than it needs.'],
  [tokenLine('field.number', 'between', '1'), '“Rooms is between” needs two values.'],
  [tokenLine('field.number', 'between', '10', '9'), '“Rooms is between” needs the smaller value first.'],
  [
    tokenLine('field.date', 'between', '2026-03-05', '2026-03-04'),
    '“Survey date is between” needs the earlier value first.',
  ],
  [tokenLine('field.choice', 'is_one_of'), '“Tenure is one of” needs a value.'],
  [tokenLine('field.choice', 'is_not', 'Feudal'), '“Feudal” is not one of the choices of “Tenure”.'],
  [tokenLine('field.number', 'is', 'two'), '“two” cannot be compared with “Rooms”.'],
  [tokenLine('field.money', 'is', '12.50'), '“12.50” cannot be compared with “Price”.'],
  [tokenLine('field.date', 'before', '2026-02-29'), '“2026-02-29” cannot be compared with “Survey date”.'],
  [tokenLine('field.date', 'within_next', '-1'), '“Survey date” needs a number of days, like 14.'],
  [tokenLine('field.text', 'contains', ' '), '“Nickname” has nothing to be compared with: type a value.'],
  [
    tokenLine('field.text', 'contains', '\u0301'),
    '“Nickname” has nothing to be compared with: type a value.',
  ],
  [
    { kind: 'status', comparison: 'is_not', statusTypeIds: [] },
    'Choose the status that the matter must have.',
  ],
  [
    { kind: 'status', comparison: 'is_not', statusTypeIds: ['exchanged', 'gone'] },
    'A status that this condition names no longer exists.',
  ],
  [
    { kind: 'status_kind', comparison: 'is_not', kinds: [] },
    'Choose the kind of status that the matter must have.',
  ],
  [
    { kind: 'task', templateId: 'gone', state: 'outstanding' },
    'A task that this condition names no longer exists.',
  ],
];

/** Parts that hold, that do not, and groups of them, so that a fault can stand anywhere. */
const sound = fc.letrec<{ part: Line | Group; group: Group }>((tie) => ({
  group: fc.record({
    kind: fc.constant('group' as const),
    match: fc.constantFrom('all', 'any', 'none'),
    parts: fc.array(tie('part'), { maxLength: 3 }),
  }),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Line>(
      { kind: 'task', templateId: 'searches', state: 'completed' },
      { kind: 'task', templateId: 'searches', state: 'outstanding' },
    ),
    tie('group'),
  ),
})).group;

/** The group with a part put into it, or into one of the groups in it, at a place that `path` decides. */
function plant(into: Group, part: Line, path: number[]): Group {
  const [step = 0, ...rest] = path;
  const groups = into.parts.filter((one) => one.kind === 'group');
  const chosen = groups[step % (groups.length + 1)];
  if (!chosen) return { ...into, parts: into.parts.toSpliced(step % (into.parts.length + 1), 0, part) };
  return { ...into, parts: into.parts.map((one) => (one === chosen ? plant(chosen, part, rest) : one)) };
}

describe('a line with a fault', () => {
  it.each(faulty)('%j', (line, sentence) => {
    expect(conditionFaults(group([line]), names)).toEqual([sentence]);
    expect(evaluateCondition(group([line]), data, names)).toMatchObject({
      holds: false,
      faults: [sentence],
      tree: { holds: false, parts: [{ holds: false, fault: sentence }] },
    });
  });

  it('never lets a condition hold, wherever it stands', () => {
    fc.assert(
      fc.property(
        sound,
        fc.constantFrom(...faulty),
        fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
        (condition, [line, sentence], path) => {
          const planted = plant(condition, line, path);
          const explained = evaluateCondition(planted, data, names);
          expect(explained.holds).toBe(false);
          expect(conditionHolds(planted, data, names)).toBe(false);
          expect(explained.faults).toEqual([sentence]);
          expect(firstFailing(explained)).toBe(sentence);
          expect(conditionFaults(planted, names)).toEqual([sentence]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('holds no group that it stands in, and no other is kept from holding', () => {
    const bad = tokenLine('no.such', 'is', 'x');
    const explained = evaluateCondition(
      group([group([], 'none'), group([group([bad], 'none')], 'none')]),
      data,
      names,
    );
    expect(explained.tree.parts.map((part) => part.holds)).toEqual([true, false]);
  });

  it('is told once of each kind', () => {
    const bad = tokenLine('no.such', 'is', 'x');
    const other = tokenLine('field.text', 'is');
    expect(conditionFaults(group([bad, group([bad, other], 'any')]), names)).toEqual([
      'There is no token “no.such”.',
      '“Nickname is” needs a value.',
    ]);
  });
});

describe('a matter whose data cannot be read', () => {
  it.each([
    ['field.number', 'is_not', '3', 'many', 'The value of “Rooms” cannot be read: “many”.'],
    ['field.money', 'less_than', '3', '1.50', 'The value of “Price” cannot be read: “1.50”.'],
    [
      'field.date',
      'before',
      '2026-03-04',
      '2026-02-30',
      'The value of “Survey date” cannot be read: “2026-02-30”.',
    ],
  ] as const)('is a fault: %s %s %s of %j', (token, comparison, than, value, fault) => {
    const none = group([tokenLine(token, comparison, than)], 'none');
    const explained = evaluateCondition(none, { ...data, values: { [token]: value } }, names);
    expect(explained).toMatchObject({ holds: false, faults: [fault] });
  });

  it('is a fault for yes/no that is neither, even where only its being there is asked', () => {
    const line = group([tokenLine('field.yes_no', 'is_empty')], 'none');
    const explained = evaluateCondition(line, { ...data, values: { 'field.yes_no': 'perhaps' } }, names);
    expect(explained.faults).toEqual(['The value of “Chain free” cannot be read: “perhaps”.']);
  });

  it('is a fault for a status that has no name here', () => {
    const line = group([{ kind: 'status', comparison: 'is_not', statusTypeIds: ['completed'] }]);
    expect(evaluateCondition(line, { ...data, statusTypeId: 'gone' }, names)).toMatchObject({
      holds: false,
      faults: ["The matter's status is not known here."],
    });
  });
});
