import type { MessageHelp } from '../../../src-shared/contract/attention.ts';
import { drop } from '../../../src-shared/result.ts';
import { callApi } from '../../api.ts';
import { useShowDeed } from '../outcome.ts';
import type { RemedyAnswer } from './use-remedies.ts';

const doneTitles: Partial<Record<RemedyAnswer['kind'], string>> = {
  send_again: 'Sending again',
  send_anyway: 'Sending all the same',
  check_again: 'Checking',
  mark_sent: 'Marked as sent',
  dealt_with: 'Dealt with',
};

/** Shows the answer to a remedy over every screen; what was dealt with can be put back from there. */
export function useRemedyDeed(): (answer: RemedyAnswer, help: MessageHelp) => void {
  const showDeed = useShowDeed();
  const fail = (sentence: string): void => showDeed({ kind: 'failed', title: 'It was not done', sentence });
  return ({ kind, done, sentence }, { messageId, at }) => {
    if (!done) return fail(sentence);
    // The message has left the screen it was shown on, and its place with it.
    const putBack = (): void =>
      drop(
        callApi('attention.putBack', { messageId, at }).then((answer) =>
          showDeed({ kind: 'done', title: 'Put back', sentence: answer.sentence }),
        ),
        (error) => fail(error instanceof Error ? error.message : 'It was not put back. Try again.'),
      );
    const action = kind === 'dealt_with' ? { action: { label: 'Put it back', onPress: putBack } } : {};
    showDeed({ kind: 'done', title: doneTitles[kind] ?? 'Done', sentence, ...action });
  };
}
