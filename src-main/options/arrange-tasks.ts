/**
 * A task as its place in a category is decided. `rank`: the place of its template among the type's; null for a task that
 * keeps its place whatever the type's order is, one added by hand. `isMovable`: the order may be applied to it. `isNew`:
 * it has no place in this category yet.
 */
export type Placed = { id: string; rank: number | null; isMovable: boolean; isNew: boolean };

/**
 * The tasks of one category of a matter, by id, in the order of the type. As few as can be are moved: the longest run that
 * is in order already stays, and with it all that may not be moved. A task that moves comes after the one that its template
 * comes after. `moved`: those that had another place in this category.
 */
export function arrangeTasks(tasks: readonly Placed[]): { order: string[]; moved: string[] } {
  const stays = longestRun(tasks.filter((task) => task.rank !== null && !task.isNew));
  const moves = (task: Placed) => task.isNew || (task.rank !== null && task.isMovable && !stays.has(task));
  const arranged = tasks.filter((task) => !moves(task));
  const moving = tasks.filter(moves).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  for (const task of moving) arranged.splice(placeFor(task, arranged), 0, task);
  return {
    order: arranged.map((task) => task.id),
    moved: moving.flatMap(({ id, isNew }) => (isNew ? [] : [id])),
  };
}

function placeFor({ rank }: Placed, tasks: readonly Placed[]): number {
  let before = -1;
  let after = -1;
  for (const [index, task] of tasks.entries()) {
    if (task.rank === null || rank === null) continue;
    if (task.rank <= rank && task.rank >= (tasks[before]?.rank ?? -1)) before = index;
    if (task.rank > rank && (after === -1 || task.rank < (tasks[after]?.rank ?? 0))) after = index;
  }
  if (before !== -1) return before + 1;
  return after === -1 ? tasks.length : after;
}

/** The heaviest run of tasks whose ranks do not fall; one that may not be moved weighs a little more. */
function longestRun(tasks: readonly Placed[]): ReadonlySet<Placed> {
  const best: { weight: number; from: number }[] = [];
  let last = -1;
  for (const [index, task] of tasks.entries()) {
    let from = -1;
    for (let other = 0; other < index; other++) {
      const fits = (tasks[other]?.rank ?? 0) <= (task.rank ?? 0);
      if (fits && (best[other]?.weight ?? 0) > (best[from]?.weight ?? 0)) from = other;
    }
    best.push({ weight: (best[from]?.weight ?? 0) + (task.isMovable ? 2 : 3), from });
    if ((best[index]?.weight ?? 0) > (best[last]?.weight ?? 0)) last = index;
  }
  const run = new Set<Placed>();
  for (let index = last; index !== -1; index = best[index]?.from ?? -1) {
    const task = tasks[index];
    if (task) run.add(task);
  }
  return run;
}
