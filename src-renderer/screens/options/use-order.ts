import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError } from '../../api.ts';

/**
 * The items of a matter type in the order they are moved to, at once; main is told after, and what it then answers counts.
 * `moveTo` may be asked again before the last one is answered: the moves are made one after another.
 */
export function useOrder<Item extends { id: string }>(
  items: readonly Item[],
  move: (id: string, toIndex: number) => Promise<unknown>,
) {
  const queries = useQueryClient();
  const [ids, setIds] = useState<readonly string[]>([]);
  const call = useMutation<void, ApiError, { id: string; toIndex: number }>({
    // A move is over when the list has been read after it; what comes before may be as it was.
    mutationFn: async ({ id, toIndex }) => {
      await move(id, toIndex);
      await queries.refetchQueries({ queryKey: ['options.matterType'] });
    },
    scope: { id: 'order' },
  });
  const ordered = call.isPending ? items.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) : items;
  return {
    items: ordered,
    error: call.error,
    moveTo: (id: string, toIndex: number): void => {
      const rest = ordered.filter((item) => item.id !== id).map((item) => item.id);
      setIds(rest.toSpliced(toIndex, 0, id));
      call.mutate({ id, toIndex });
    },
  };
}
