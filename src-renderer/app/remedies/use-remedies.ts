import type { MessageHelp } from '../../../src-shared/contract/attention.ts';
import type { RemedyKind } from '../../../src-shared/domain/remedies.ts';
import { useAct, useCall } from '../../api.ts';
import { useNavigation } from '../navigation.ts';
import { type MessagePlace, remedyPlace } from './remedy-place.ts';
import { askSentence, remedyLabel, riskOf } from './remedy-words.ts';

/** One thing that can be done about a message. */
export type Remedy = {
  kind: RemedyKind;
  label: string;
  /** What it risks, where it is not known whether the message went; or why it cannot be pressed. */
  risk: string | null;
  isDisabled: boolean;
  isPending: boolean;
  onPress: () => void;
};

/** What a remedy did, or why it did nothing. */
export type RemedyAnswer = { kind: RemedyKind; done: boolean; sentence: string };

/** What can be done about a message by whoever sits here, and whom they have to ask for the rest. */
export type Remedies = { remedies: Remedy[]; ask: string[] };

/** The remedies of messages. `onAnswer`: a press was answered; one that leads elsewhere has no answer. */
export function useRemedies(
  onAnswer: (answer: RemedyAnswer, help: MessageHelp) => void,
): (help: MessageHelp, place?: MessagePlace) => Remedies {
  const { go } = useNavigation();
  const session = useCall('session.current', {});
  const isAdministrator = session.data?.user.role === 'administrator';
  const { press, busyId } = usePresses(onAnswer);

  return (help, place = {}) => {
    const ask: string[] = [];
    const remedies: Remedy[] = [];
    for (const kind of help.remedies) {
      const sentence = isAdministrator ? null : askSentence(kind, help.channel);
      if (sentence !== null) {
        ask.push(sentence);
        continue;
      }
      const leadsTo = remedyPlace(kind, help, place);
      remedies.push({
        kind,
        label: remedyLabel(kind, help),
        risk: help.inDoubt ? riskOf(kind, help.canAsk) : null,
        isDisabled: kind === 'check_again' && !help.canAsk,
        isPending: busyId === help.messageId,
        onPress: () => (leadsTo ? go(leadsTo) : press(kind, help)),
      });
    }
    return { remedies, ask };
  };
}

/** The remedies that are done by the press itself, one at a time. */
function usePresses(onAnswer: (answer: RemedyAnswer, help: MessageHelp) => void) {
  const sendAgain = useAct('attention.sendAgain');
  const checkAgain = useAct('attention.checkAgain');
  const markSent = useAct('attention.markSent');
  const dealWith = useAct('attention.dealWith');
  const busy = [sendAgain, checkAgain, markSent, dealWith].find(({ isPending }) => isPending);

  function press(kind: RemedyKind, help: MessageHelp): void {
    const { messageId, at, to } = help;
    const answer = {
      onSuccess: ({ sentence }: { sentence: string }) => onAnswer({ kind, done: true, sentence }, help),
      onError: ({ message }: Error) => onAnswer({ kind, done: false, sentence: message }, help),
    };
    if (kind === 'send_again' || kind === 'send_anyway') {
      sendAgain.mutate({ messageId, at, to: to ?? '', despiteLimit: kind === 'send_anyway' }, answer);
    }
    if (kind === 'check_again') checkAgain.mutate({ messageId }, answer);
    if (kind === 'mark_sent') markSent.mutate({ messageId, at }, answer);
    if (kind === 'dealt_with') dealWith.mutate({ messageId, at }, answer);
  }
  return { press, busyId: busy?.variables?.messageId ?? null };
}
