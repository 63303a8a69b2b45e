import type { TargetRule } from './target-rule.ts';

/**
 * Puts `count` nodes, each of which waits for one other at most, in an order in which each comes after the
 * one it waits for, and finds the loops, each in the order of waiting. Looks at each node once; nodes of a
 * loop are in the order too.
 */
export function orderByAnchor(
  count: number,
  anchorOf: (node: number) => number | undefined,
): { order: number[]; loops: number[][] } {
  const order: number[] = [];
  const loops: number[][] = [];
  const walkOf = new Array<number>(count).fill(-1);
  for (let start = 0; start < count; start++) {
    const path: number[] = [];
    let node: number | undefined = start;
    while (node !== undefined && walkOf[node] === -1) {
      walkOf[node] = start;
      path.push(node);
      node = anchorOf(node);
    }
    // Back on its own way: a loop. On the way of an earlier walk: that end is known already.
    if (node !== undefined && walkOf[node] === start) loops.push(path.slice(path.indexOf(node)));
    for (let last = path.length - 1; last >= 0; last--) order.push(path[last] as number);
  }
  return { order, loops };
}

/**
 * The names round a loop of templates, each dated from the next and the last from the first, or null. Being
 * dated from a completion counts like being dated from a target: a task that can get its date only when
 * another is completed, which itself waits for the date of the first, is not what an administrator means.
 */
export function findTemplateCycle(
  templates: readonly { id: string; name: string; rule: TargetRule | null }[],
): string[] | null {
  const indexOfId = new Map(templates.map(({ id }, index) => [id, index]));
  const { loops } = orderByAnchor(templates.length, (node) => {
    const anchor = templates[node]?.rule?.anchor;
    return anchor && 'templateId' in anchor ? indexOfId.get(anchor.templateId) : undefined;
  });
  return loops[0]?.map((node) => templates[node]?.name ?? '') ?? null;
}
