import { ok } from '../../src-shared/result.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { openProgress } from './open-progress.ts';
import { readTickOutcome } from './read-outcome.ts';
import { sendSkipped } from './send-skipped.ts';
import { askBeforeTick, tickTask } from './tick-service.ts';
import { untickTask } from './untick-service.ts';

/** The calls about ticking; what changes a task otherwise is in edit-task-service.ts. */
type Ticking =
  | 'progress.open'
  | 'progress.questions'
  | 'progress.tick'
  | 'progress.outcome'
  | 'progress.sendSkipped'
  | 'progress.untick';

/** Answers what the Progress screen asks, and ticks and un-ticks its tasks. */
export function progressHandlers(deps: Deps): Pick<HandlersOf<'progress.'>, Ticking> {
  return {
    'progress.open': async ({ matterId }) => ok(await openProgress(deps, matterId)),
    'progress.questions': ({ taskId }) => askBeforeTick(deps, taskId),
    'progress.tick': async ({ taskId, answers }, { user }) => {
      const ticked = await tickTask(deps, taskId, user, answers);
      return ticked.ok ? readTickOutcome(deps, ticked.value) : ticked;
    },
    'progress.outcome': ({ tickId }) => readTickOutcome(deps, tickId),
    'progress.sendSkipped': async ({ outcomeId }, { user }) => {
      const sent = await sendSkipped(deps, outcomeId, user);
      return sent.ok ? readTickOutcome(deps, sent.value) : sent;
    },
    'progress.untick': ({ taskId }, { user }) => untickTask(deps, taskId, user),
  };
}
