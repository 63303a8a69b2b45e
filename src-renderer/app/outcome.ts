import { createContext, useContext } from 'react';
import type { TickOutcome, UntickOutcome } from '../../src-shared/contract/progress.ts';

/** The answer to the last deed, shown over every screen until it is closed. */
export type LastDeed =
  | { kind: 'ticked'; outcome: TickOutcome }
  | { kind: 'unticked'; outcome: UntickOutcome }
  | { kind: 'failed'; title: string; sentence: string }
  /** Something else was done, with what followed from it. */
  | { kind: 'done'; title: string; sentence: string; action?: { label: string; onPress: () => void } };

/** Shows the answer to a deed; null closes it. */
export type ShowDeed = (deed: LastDeed | null) => void;

/** Given by App. */
export const ShowDeedContext = createContext<ShowDeed>(() => {});

/** The function that shows what a deed did. */
export function useShowDeed(): ShowDeed {
  return useContext(ShowDeedContext);
}
