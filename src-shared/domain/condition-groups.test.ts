import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { data, group, names, tokenLine } from '../../test/support/conditions.ts';
import {
  conditionHolds,
  type Explained,
  type ExplainedGroup,
  type ExplainedLine,
  evaluateCondition,
  firstFailing,
  type Group,
  type Line,
} from './conditions.ts';

describe('groups', () => {
  const yes: Line = { kind: 'task', templateId: 'searches', state: 'completed' };
  const no: Line = { kind: 'task', templateId: 'searches', state: 'outstanding' };
  const result = (condition: Group): Explained => evaluateCondition(condition, data, names);

  it.each([
    ['all', [], true],
    ['all', [yes], true],
    ['all', [no], false],
    ['all', [yes, yes], true],
    ['all', [yes, no], false],
    ['any', [], false],
    ['any', [yes], true],
    ['any', [no], false],
    ['any', [no, yes], true],
    ['any', [no, no], false],
    ['none', [], true],
    ['none', [yes], false],
    ['none', [no], true],
    ['none', [no, no], true],
    ['none', [no, yes], false],
  ] as const)('%s of %j: %s', (match, parts, expected) => {
    expect(result(group([...parts], match))).toMatchObject({ holds: expected, faults: [] });
  });

  type Tree = boolean | { match: Group['match']; parts: Tree[] };
  const trees = fc.letrec<{ tree: Tree; group: Exclude<Tree, boolean> }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, fc.boolean(), tie('group')),
    group: fc.record({
      match: fc.constantFrom('all', 'any', 'none'),
      parts: fc.array(tie('tree'), { maxLength: 4 }),
    }),
  })).group;
  const truth = (tree: Tree): boolean => {
    if (typeof tree === 'boolean') return tree;
    const held = tree.parts.filter(truth).length;
    return { all: held === tree.parts.length, any: held > 0, none: held === 0 }[tree.match];
  };
  const build = (tree: Exclude<Tree, boolean>): Group =>
    group(
      tree.parts.map((part) => (typeof part === 'boolean' ? (part ? yes : no) : build(part))),
      tree.match,
    );

  it('hold as their truth tables say, however nested, and are explained part by part', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const explained = result(build(tree));
        const check = (part: ExplainedGroup | ExplainedLine, of: Tree): void => {
          expect(part.holds).toBe(truth(of));
          expect(part.kind).toBe(typeof of === 'boolean' ? 'line' : 'group');
          if (part.kind === 'line' || typeof of === 'boolean') return;
          expect(part.parts).toHaveLength(of.parts.length);
          for (const [index, one] of of.parts.entries()) {
            const explainedPart = part.parts[index];
            if (explainedPart) check(explainedPart, one);
          }
        };
        check(explained.tree, tree);
        expect(explained.holds).toBe(truth(tree));
        expect(conditionHolds(build(tree), data, names)).toBe(truth(tree));
        expect(firstFailing(explained) === null).toBe(explained.holds);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the line for which a condition does not hold', () => {
  const yes: Line = { kind: 'task', templateId: 'searches', state: 'completed' };
  const no: Line = { kind: 'status', comparison: 'is', statusTypeIds: ['completed'] };
  const empty = tokenLine('matter.completion_date', 'within_next', '14');
  const why = (condition: Group) => firstFailing(evaluateCondition(condition, data, names));

  it.each([
    [group([yes]), null],
    [group([yes, no, empty]), 'Status is Completed (found: Exchanged)'],
    [group([yes, group([yes, empty])]), 'Completion date is within the next 14 days (found: empty)'],
    [
      group([no, empty], 'any'),
      'Status is Completed (found: Exchanged) or Completion date is within the next 14 days (found: empty)',
    ],
    [group([no, yes], 'none'), '“Searches ordered” is completed (found: completed), which must not be so'],
    [group([group([no], 'none')], 'none'), 'Status is Completed (found: Exchanged)'],
    [
      group([group([yes, empty, no, yes], 'none'), group([group([yes, no], 'any')], 'none')]),
      '“Searches ordered” is completed (found: completed), which must not be so',
    ],
    [
      group([no, no, no, no, no], 'any'),
      'Status is Completed (found: Exchanged) or Status is Completed (found: Exchanged) or Status is Completed (found: Exchanged) or 2 more',
    ],
    [
      group([group([yes, yes])], 'none'),
      '“Searches ordered” is completed (found: completed), which must not be so and “Searches ordered” is completed (found: completed), which must not be so',
    ],
    [group([], 'any'), 'a group without lines'],
  ])('of %j is %j', (condition, sentence) => {
    expect(why(condition)).toBe(sentence);
  });
});
