import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Outcome, TickOutcome } from '../../src-shared/contract/progress.ts';
import { useAct } from '../api.ts';
import type { OutcomeDeeds } from './deed-lines.tsx';
import { mendOf } from './mend.ts';
import { useNavigation } from './navigation.ts';
import { useRemedies } from './remedies/use-remedies.ts';

/** What can be done about each outcome of a tick: mend why nothing was sent, and send it now. */
export function useOutcomeDeeds(tick: TickOutcome | null): (outcome: Outcome) => OutcomeDeeds {
  const { go } = useNavigation();
  const queries = useQueryClient();
  const send = useAct('progress.sendSkipped');
  const tried = send.variables?.outcomeId;

  const [problem, setProblem] = useState<{ messageId: string; sentence: string } | null>(null);
  // What a remedy did shows in the message's own line; only why it did nothing has to be said.
  const remediesOf = useRemedies(({ done, sentence }, { messageId }) =>
    setProblem(done ? null : { messageId, sentence }),
  );

  return (outcome) => {
    if (outcome.message) {
      const { help } = outcome.message;
      const { remedies, ask } = remediesOf(help);
      const possible = remedies.filter(({ isDisabled }) => !isDisabled);
      return {
        actions: possible.map(({ label, isPending, onPress }) => ({ label, isPending, onPress })),
        notes: [
          ...remedies.flatMap(({ label, risk }) => (risk === null ? [] : [`${label}: ${risk}`])),
          ...ask,
        ],
        problem: problem?.messageId === help.messageId ? problem.sentence : undefined,
      };
    }
    const mend = tick && !tick.undone ? mendOf(tick, outcome) : null;
    const mendAction = mend && { label: mend.label, onPress: () => go(mend.action) };
    const sendAction = outcome.canSendNow && {
      label: 'Send now',
      isPending: send.isPending && tried === outcome.id,
      onPress: () =>
        send.mutate(
          { outcomeId: outcome.id },
          {
            onSuccess: (next) => queries.setQueryData(['progress.outcome', { tickId: next.tickId }], next),
          },
        ),
    };
    return {
      actions: [mendAction, sendAction].filter((action) => action !== null && action !== false),
      problem: tried === outcome.id ? send.error?.message : undefined,
    };
  };
}
