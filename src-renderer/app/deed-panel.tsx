import { CircleAlert, CircleCheck } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { TickOutcome } from '../../src-shared/contract/progress.ts';
import { useAct, useCall } from '../api.ts';
import { OutcomePanel } from '../ui/outcome-panel.tsx';
import { furtherTickLines, outcomeLine, untickLines } from './deed-lines.tsx';
import { useNavigation } from './navigation.ts';
import { type LastDeed, useShowDeed } from './outcome.ts';
import { useSecondsUntil } from './time-words.ts';
import { useOutcomeDeeds } from './use-outcome-deeds.ts';
import { isDialogOpen, isTyping, useShortcuts } from './use-shortcuts.ts';

/** What told nobody closes by itself after so long, in ms. */
const quietFor = 6000;

/** What the last tick or un-tick did, over whatever screen is shown. */
export function DeedPanel({ deed, onClose }: { deed: LastDeed | null; onClose: () => void }) {
  const ticked = deed?.kind === 'ticked' ? deed.outcome : null;
  const live = useCall('progress.outcome', { tickId: ticked?.tickId ?? '' }, { enabled: ticked !== null });
  const outcome = ticked && (live.data ?? ticked);
  const backToTask = useBackToTask(outcome);
  const undo = useUndo(outcome, backToTask);
  const deedsOf = useOutcomeDeeds(outcome);
  const isQuiet = deed !== null && tellsNobody(deed);
  useEffect(() => {
    if (!isQuiet) return;
    const timer = setTimeout(onClose, quietFor);
    return () => clearTimeout(timer);
  }, [isQuiet, onClose]);

  useCloseOnLeaving(undo === undefined, onClose);

  if (!deed) return <OutcomePanel isOpen={false} title="" lines={[]} onClose={onClose} />;
  if (deed.kind === 'failed' || deed.kind === 'done') {
    const look =
      deed.kind === 'failed'
        ? { icon: CircleAlert, tone: 'danger' as const }
        : { icon: CircleCheck, tone: 'success' as const };
    const actions = deed.kind === 'done' && deed.action ? [deed.action] : [];
    const line = { id: deed.kind, ...look, text: deed.sentence, actions };
    return <OutcomePanel isOpen title={deed.title} lines={[line]} onClose={onClose} />;
  }
  if (deed.kind === 'unticked') {
    const title = `“${deed.outcome.taskName}” is outstanding again`;
    return <OutcomePanel isOpen title={title} lines={untickLines(deed.outcome)} onClose={onClose} />;
  }
  const shown = outcome ?? deed.outcome;
  const lines = [...shown.outcomes.map((one) => outcomeLine(one, deedsOf(one))), ...furtherTickLines(shown)];
  const close = (): void => {
    onClose();
    backToTask();
  };
  const title = `“${shown.taskName}” is done`;
  return <OutcomePanel isOpen title={title} lines={lines} undo={undo} onClose={close} />;
}

/** Nobody was told, so nothing needs to be read: the panel may go by itself. */
function tellsNobody(deed: LastDeed): boolean {
  if (deed.kind === 'ticked') return deed.outcome.outcomes.length === 0;
  if (deed.kind === 'unticked')
    return deed.outcome.alreadyGone.length === 0 && deed.outcome.stays.length === 0;
  return deed.kind === 'done' && !deed.action;
}

/** Closes the panel when another screen comes, unless it still has an Undo: it would only cover that screen's foot. */
function useCloseOnLeaving(mayClose: boolean, onClose: () => void): void {
  const { navigation } = useNavigation();
  const { place, matterId } = navigation;
  const at = `${place} ${matterId}`;
  const [seenAt, setSeenAt] = useState(at);
  useEffect(() => {
    if (at === seenAt) return;
    setSeenAt(at);
    if (mayClose) onClose();
  }, [at, seenAt, mayClose, onClose]);
}

/** Gives the focus back to the ticked task while its matter's Progress is on screen: the pressed button goes away. */
function useBackToTask(outcome: TickOutcome | null): () => void {
  const { navigation, go } = useNavigation();
  const { place, matterId, open } = navigation;
  const isOnScreen =
    place === 'matter' &&
    matterId === outcome?.matterId &&
    open.some(({ id, tab }) => id === matterId && tab === 'progress');
  const taskId = outcome?.taskId;
  return useCallback(() => {
    if (!isOnScreen || matterId === null || taskId === undefined) return;
    go({ type: 'showMatter', matterId, intent: { kind: 'task', taskId } });
  }, [isOnScreen, matterId, taskId, go]);
}

/** The Undo of a tick while its messages are held, and its key. */
function useUndo(outcome: TickOutcome | null, backToTask: () => void) {
  const untick = useAct('progress.untick');
  const showDeed = useShowDeed();
  const secondsLeft = useSecondsUntil(outcome && !outcome.undone ? outcome.undoUntil : null);
  const taskId = outcome?.taskId;
  const { mutate, isPending } = untick;
  const onUndo = useCallback(() => {
    if (taskId === undefined || isPending) return;
    mutate(
      { taskId },
      {
        onSuccess: (done) => {
          showDeed({ kind: 'unticked', outcome: done });
          backToTask();
        },
        onError: ({ message }) => showDeed({ kind: 'failed', title: 'It was not undone', sentence: message }),
      },
    );
  }, [taskId, isPending, mutate, showDeed, backToTask]);

  useShortcuts(
    useCallback(
      (shortcut, event) => {
        if (shortcut !== 'Mod+Z' || secondsLeft === 0 || isTyping(event.target) || isDialogOpen())
          return false;
        onUndo();
        return true;
      },
      [secondsLeft, onUndo],
    ),
  );
  return secondsLeft > 0 ? { secondsLeft, onUndo } : undefined;
}
