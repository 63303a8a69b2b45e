import { useState } from 'react';
import { neighbourOf } from './neighbour-of.ts';

/**
 * The chosen one of a list whose rows leave it when they are dealt with. `goOnFrom`: the button that was pressed goes with
 * its row, and the focus goes to the row that takes over; `isLastDone`: to what stands there when none is left.
 */
export function useGoOn(ids: readonly string[]) {
  const [chosenId, choose] = useState<string | null>(null);
  const [focusRequest, setFocusRequest] = useState<{ id: string } | null>(null);
  const [isLastDone, setLastDone] = useState(false);
  function goOnFrom(id: string): void {
    const others = ids.filter((other) => other !== id);
    const next = neighbourOf(ids, id, others);
    choose(next);
    setLastDone(next === null);
    // Where it stays in the list after all, it has the focus itself.
    setFocusRequest({ id: next ?? id });
  }
  return { chosenId, choose, focusRequest, isLastDone, goOnFrom };
}
