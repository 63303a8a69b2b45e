import { countOf } from '../../app/count-words.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';

/** What switching test mode would do: by which channels messages really go, and how many wait. */
export type TestModeSwitch = { isOn: boolean; sms: boolean; email: boolean; waiting: number };

type TestModeQuestionProps = { asked: TestModeSwitch | null; onNo: () => void; onYes: () => void };

/** Asks before messages begin to reach clients, or cease to; the default is no. */
export function TestModeQuestion({ asked, onNo, onYes }: TestModeQuestionProps) {
  const isOn = asked?.isOn ?? false;
  return (
    <ConfirmDialog
      isOpen={asked !== null}
      onClose={onNo}
      title={isOn ? 'Switch test mode on?' : 'Switch test mode off?'}
      confirm={{ label: isOn ? 'Switch it on' : 'Switch it off', onPress: onYes, variant: 'primary' }}
      isDestructive
    >
      {asked ? sayEffect(asked) : ''}
    </ConfirmDialog>
  );
}

function sayEffect({ isOn, sms, email, waiting }: TestModeSwitch): string {
  const what = sms && email ? 'texts and emails' : sms ? 'texts' : 'emails';
  const where = sms && email ? 'number or address' : sms ? 'number' : 'address';
  const effect = isOn
    ? `From then on no ${what.replace(' and ', ' or ')} reach a client: they go to the firm’s own ${where}.`
    : `From then on ${what} go to clients.`;
  if (waiting === 0) return effect;
  const cancelled = `${countOf(waiting, 'message')} that ${waiting === 1 ? 'waits is' : 'wait are'} cancelled`;
  return `${effect} ${cancelled}, so that none goes where it was not meant to; each can be sent again.`;
}
