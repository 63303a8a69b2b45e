import type { Condition, Group, Line } from '../../../../src-shared/domain/conditions.ts';
import { newId } from '../../../../src-shared/ids.ts';

/** A condition while it is edited: the same parts, each with a key by which it keeps its place on screen. */
export type DraftGroup = { key: string; kind: 'group'; match: Group['match']; parts: DraftPart[] };
/** A line while it is edited. Without a token its token is ''. */
export type DraftLine = { key: string; kind: 'line'; line: Line };
/** A part of a condition while it is edited. */
export type DraftPart = DraftGroup | DraftLine;

/** How deep groups can stand: what the schema of a condition allows. */
export const deepest = 5;

/** A line for which no token is chosen yet. */
export function emptyLine(): DraftLine {
  return { key: newId(), kind: 'line', line: { kind: 'token', token: '', comparison: 'is', values: [] } };
}

/** A group with one empty line. */
export function emptyGroup(): DraftGroup {
  return { key: newId(), kind: 'group', match: 'all', parts: [emptyLine()] };
}

/** A condition to be edited. */
export function draftOf({ match, parts }: Condition): DraftGroup {
  return {
    key: newId(),
    kind: 'group',
    match,
    parts: parts.map((part) =>
      part.kind === 'group' ? draftOf(part) : { key: newId(), kind: 'line', line: part },
    ),
  };
}

/** What is edited, as it is stored. */
export function conditionOf({ match, parts }: DraftGroup): Condition {
  return {
    kind: 'group',
    match,
    parts: parts.map((part) => (part.kind === 'group' ? conditionOf(part) : part.line)),
  };
}

/** The draft with the part of a key changed; null takes the part away. */
export function changePart(
  group: DraftGroup,
  key: string,
  change: (part: DraftPart) => DraftPart | null,
): DraftGroup {
  const parts = group.parts.flatMap((part): DraftPart[] => {
    if (part.key === key) return [change(part) ?? []].flat();
    return [part.kind === 'group' ? changePart(part, key, change) : part];
  });
  return { ...group, parts };
}

/** The draft with a part added at the end of the group of a key. */
export function addPart(group: DraftGroup, groupKey: string, added: DraftPart): DraftGroup {
  if (group.key === groupKey) return { ...group, parts: [...group.parts, added] };
  return {
    ...group,
    parts: group.parts.map((part) => (part.kind === 'group' ? addPart(part, groupKey, added) : part)),
  };
}

/** The draft with a part one place up (-1) or down (1) in its group; at the end of its group it stays. */
export function movePart(group: DraftGroup, key: string, by: -1 | 1): DraftGroup {
  const from = group.parts.findIndex((part) => part.key === key);
  if (from === -1) {
    return {
      ...group,
      parts: group.parts.map((part) => (part.kind === 'group' ? movePart(part, key, by) : part)),
    };
  }
  const [moved] = group.parts.slice(from, from + 1);
  const to = from + by;
  if (!moved || to < 0) return group;
  return { ...group, parts: group.parts.toSpliced(from, 1).toSpliced(to, 0, moved) };
}

/** Where the focus goes when a part is taken away: to the one that takes its place, else the one before, else its group. */
export function nextFocus(group: DraftGroup, key: string): string | null {
  const at = group.parts.findIndex((part) => part.key === key);
  if (at !== -1) return (group.parts[at + 1] ?? group.parts[at - 1] ?? group).key;
  for (const part of group.parts) {
    const found = part.kind === 'group' ? nextFocus(part, key) : null;
    if (found) return found;
  }
  return null;
}
