import { useAct } from '../../api.ts';
import { placeOf, type TaskRow } from './task-rows.ts';

/** Moves a task template to where it lands when its line goes to another line of the list. */
export function useMoveTask(rows: readonly TaskRow[]) {
  const move = useAct('options.moveTask');
  return {
    error: move.error,
    moveTo: (templateId: string, toLine: number): void => {
      const place = placeOf(rows, templateId, toLine);
      if (place) move.mutate({ templateId, ...place });
    },
  };
}
