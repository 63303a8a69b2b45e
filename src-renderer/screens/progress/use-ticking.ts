import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { drop } from '../../../src-shared/result.ts';
import { callApi } from '../../api.ts';
import { useShowDeed } from '../../app/outcome.ts';

/** Ticks and un-ticks. A box answers at once, and goes back when it could not be done. */
export function useTicking(matterId: string) {
  const queries = useQueryClient();
  const showDeed = useShowDeed();
  const [expected, setExpected] = useState<ReadonlyMap<string, boolean>>(new Map());

  const setTicked = useCallback(
    (task: ProgressTask, isTicked: boolean) => {
      if (expected.has(task.id)) return;
      setExpected((before) => new Map(before).set(task.id, isTicked));
      drop(
        tickOrUntick(task, isTicked).finally(() => setExpected((before) => without(before, task.id))),
        () => {
          // tickOrUntick has shown what went wrong.
        },
      );

      async function tickOrUntick({ id: taskId, name }: ProgressTask, tick: boolean): Promise<void> {
        try {
          if (tick) showDeed({ kind: 'ticked', outcome: await callApi('progress.tick', { taskId }) });
          else showDeed({ kind: 'unticked', outcome: await callApi('progress.untick', { taskId }) });
        } catch (error) {
          const title = tick ? `“${name}” was not ticked` : `“${name}” is still ticked`;
          showDeed({ kind: 'failed', title, sentence: sentenceOf(error) });
        }
        // The box keeps what it shows until the list says the same; also when a colleague was first.
        await queries.invalidateQueries({ queryKey: ['progress.open', { matterId }] });
      }
    },
    [expected, matterId, queries, showDeed],
  );

  const isTicked = (task: ProgressTask): boolean => expected.get(task.id) ?? task.completedAt !== null;
  return { isTicked, setTicked };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong in Clerkwell. Nothing was changed.';
}

function without(map: ReadonlyMap<string, boolean>, key: string): ReadonlyMap<string, boolean> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
