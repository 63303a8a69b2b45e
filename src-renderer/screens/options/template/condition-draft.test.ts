import { describe, expect, it } from 'vitest';
import type { Condition, Line } from '../../../../src-shared/domain/conditions.ts';
import {
  addPart,
  changePart,
  conditionOf,
  type DraftGroup,
  draftOf,
  emptyLine,
  movePart,
  nextFocus,
} from './condition-draft.ts';

const line = (token: string): Line => ({ kind: 'token', token, comparison: 'is_empty', values: [] });
const condition: Condition = {
  kind: 'group',
  match: 'all',
  parts: [
    line('a.a'),
    { kind: 'group', match: 'none', parts: [line('b.b'), line('c.c')] },
    { kind: 'task', templateId: 't', state: 'completed' },
  ],
};
const tokens = (group: DraftGroup): unknown[] =>
  group.parts.map((part) =>
    part.kind === 'group' ? tokens(part) : part.line.kind === 'token' ? part.line.token : part.line.kind,
  );

/** The draft, and the keys of its parts as they stand in the condition. */
function opened() {
  const draft = draftOf(condition);
  const inner = draft.parts[1];
  if (inner?.kind !== 'group') throw new Error('The second part is a group');
  const keys = { a: draft.parts[0]?.key ?? '', inner: inner.key, task: draft.parts[2]?.key ?? '' };
  return { draft, inner, keys: { ...keys, b: inner.parts[0]?.key ?? '', c: inner.parts[1]?.key ?? '' } };
}

describe('a condition that is edited', () => {
  it('is stored as it was when nothing was done to it', () => {
    expect(conditionOf(draftOf(condition))).toEqual(condition);
  });

  it('takes a part at the end of a group, at any depth', () => {
    const { draft, keys } = opened();
    expect(tokens(addPart(draft, keys.inner, emptyLine()))).toEqual(['a.a', ['b.b', 'c.c', ''], 'task']);
    expect(tokens(addPart(draft, draft.key, emptyLine()))).toEqual(['a.a', ['b.b', 'c.c'], 'task', '']);
  });

  it('loses a part, and no other', () => {
    const { draft, keys } = opened();
    expect(tokens(changePart(draft, keys.b, () => null))).toEqual(['a.a', ['c.c'], 'task']);
    expect(tokens(changePart(draft, keys.inner, () => null))).toEqual(['a.a', 'task']);
  });

  it('moves a part within its group and not out of it', () => {
    const { draft, keys } = opened();
    expect(tokens(movePart(draft, keys.task, -1))).toEqual(['a.a', 'task', ['b.b', 'c.c']]);
    expect(tokens(movePart(draft, keys.c, -1))).toEqual(['a.a', ['c.c', 'b.b'], 'task']);
    expect(tokens(movePart(draft, keys.b, -1))).toEqual(tokens(draft));
    expect(tokens(movePart(draft, keys.task, 1))).toEqual(tokens(draft));
  });

  it('keeps the keys of what is not touched', () => {
    const { draft, keys } = opened();
    const changed = changePart(draft, keys.b, (part) =>
      part.kind === 'group' ? part : { ...part, line: line('x.x') },
    );
    expect(changed.parts.map(({ key }) => key)).toEqual(draft.parts.map(({ key }) => key));
  });

  it('puts the focus on the part that takes the place of the one removed, else before it, else on the group', () => {
    const { draft, inner, keys } = opened();
    expect(nextFocus(draft, keys.a)).toBe(keys.inner);
    expect(nextFocus(draft, keys.task)).toBe(keys.inner);
    expect(nextFocus(draft, keys.b)).toBe(keys.c);
    const one = { ...inner, parts: inner.parts.slice(0, 1) };
    expect(nextFocus({ ...draft, parts: [one] }, keys.b)).toBe(inner.key);
    expect(nextFocus(draft, 'nowhere')).toBeNull();
  });
});
