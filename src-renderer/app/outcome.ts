import { createContext, useContext } from 'react';
import type { TickOutcome, UntickOutcome } from '../../src-shared/contract/progress.ts';

/** The answer to the last tick or un-tick, shown over every screen until it is closed. */
export type LastDeed =
  | { kind: 'ticked'; outcome: TickOutcome }
  | { kind: 'unticked'; outcome: UntickOutcome }
  | { kind: 'failed'; title: string; sentence: string };

/** Shows the answer to a deed; null closes it. */
export type ShowDeed = (deed: LastDeed | null) => void;

/** Given by App. */
export const ShowDeedContext = createContext<ShowDeed>(() => {});

/** The function that shows what a tick or un-tick did. */
export function useShowDeed(): ShowDeed {
  return useContext(ShowDeedContext);
}
