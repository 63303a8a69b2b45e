import { createContext, useContext } from 'react';

/** Whether the surrounding row of a grid is the one in the tab order; null outside a grid. */
export const RowContext = createContext<{ isActive: boolean } | null>(null);

/** True for a control in a grid's row that is not the current one: arrow keys reach it, Tab does not. */
export function useIsOutOfTabOrder(): boolean {
  return useContext(RowContext)?.isActive === false;
}
