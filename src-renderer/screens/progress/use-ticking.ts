import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { ProgressTask, TickAnswers, TickQuestions } from '../../../src-shared/contract/progress.ts';
import { drop } from '../../../src-shared/result.ts';
import { ApiError, callApi } from '../../api.ts';
import { useShowDeed } from '../../app/outcome.ts';

/** A task that is to be ticked once its questions are answered, and what the last try said. */
export type Asking = { task: ProgressTask; questions: TickQuestions; error: string | null };

/** What a tick may be refused with because the questions are no longer those that were answered. */
const askAgainCodes: readonly string[] = ['answer_needed', 'changed_meanwhile'];

/** Ticks and un-ticks. A box answers at once, and goes back when it could not be done. */
export function useTicking(matterId: string) {
  const queries = useQueryClient();
  const showDeed = useShowDeed();
  const [expected, setExpected] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isAnswering, setAnswering] = useState(false);
  const busy = useRef(new Set<string>());

  /** Does one thing with a task at a time. The box keeps what it shows until the list says the same. */
  const doWith = useCallback(
    (task: ProgressTask, deed: (expect: (isTicked: boolean) => void) => Promise<void>) => {
      if (busy.current.has(task.id)) return;
      busy.current.add(task.id);
      const expect = (isTicked: boolean): void =>
        setExpected((before) => new Map(before).set(task.id, isTicked));
      drop(
        deed(expect)
          // Also when it failed: a colleague may have been first.
          .finally(() => queries.invalidateQueries({ queryKey: ['progress.open', { matterId }] }))
          .finally(() => {
            busy.current.delete(task.id);
            setExpected((before) => without(before, task.id));
          }),
        () => {
          // The deed has shown what went wrong.
        },
      );
    },
    [matterId, queries],
  );

  const setTicked = useCallback(
    (task: ProgressTask, isTicked: boolean) =>
      doWith(task, async (expect) => {
        const { id: taskId, name } = task;
        try {
          if (!isTicked) {
            expect(false);
            showDeed({ kind: 'unticked', outcome: await callApi('progress.untick', { taskId }) });
            return;
          }
          const questions = task.mayAsk ? await callApi('progress.questions', { taskId }) : null;
          if (questions && hasAny(questions)) {
            setAsking({ task, questions, error: null });
            return;
          }
          expect(true);
          showDeed({ kind: 'ticked', outcome: await tickPlainly(taskId) });
        } catch (error) {
          if (error instanceof AnswersNeeded) {
            expect(false);
            setAsking({ task, questions: error.questions, error: null });
            return;
          }
          const title = isTicked ? `“${name}” was not ticked` : `“${name}” is still ticked`;
          showDeed({ kind: 'failed', title, sentence: sentenceOf(error) });
        }
      }),
    [doWith, showDeed],
  );

  /** Ticks the task that asks, with what was answered. What goes wrong stays in the dialog, and so does what was typed. */
  const answer = useCallback(
    (answers: TickAnswers) => {
      if (!asking) return;
      const { task } = asking;
      const { id: taskId } = task;
      doWith(task, async (expect) => {
        setAnswering(true);
        try {
          const outcome = await callApi('progress.tick', { taskId, answers });
          expect(true);
          setAsking(null);
          showDeed({ kind: 'ticked', outcome });
        } catch (error) {
          const isOld = error instanceof ApiError && askAgainCodes.includes(error.code);
          const questions = isOld
            ? await callApi('progress.questions', { taskId }).catch(() => asking.questions)
            : asking.questions;
          setAsking({ task, questions, error: sentenceOf(error) });
        } finally {
          setAnswering(false);
        }
      });
    },
    [asking, doWith, showDeed],
  );

  // The box shows what it will be, until the list has it.
  const isTicked = (task: ProgressTask): boolean => expected.get(task.id) ?? task.completedAt !== null;
  const cancel = useCallback(() => setAsking(null), []);
  return { isTicked, setTicked, asking, isAnswering, answer, cancel };
}

/** There are questions after all: the list that said otherwise was old. */
class AnswersNeeded extends Error {
  readonly questions: TickQuestions;

  constructor(questions: TickQuestions) {
    super('answers needed');
    this.questions = questions;
  }
}

async function tickPlainly(taskId: string) {
  try {
    return await callApi('progress.tick', { taskId, answers: null });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'answer_needed') throw error;
    throw new AnswersNeeded(await callApi('progress.questions', { taskId }));
  }
}

function hasAny({ notes, reviews, told, duplicates }: TickQuestions): boolean {
  return notes.length + reviews.length + told.length + duplicates.length > 0;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong in Clerkwell. Nothing was changed.';
}

function without(map: ReadonlyMap<string, boolean>, key: string): ReadonlyMap<string, boolean> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
