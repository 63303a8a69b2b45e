import { type Dispatch, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ProgressCategory } from '../../../src-shared/contract/progress.ts';
import type { Intent } from '../../app/navigation.ts';
import { findBlocker, isInSight, type ProgressView, withFilter, withFold } from './progress-view.ts';
import { isOutstanding } from './task-deed.ts';

type FocusedTaskOptions = {
  intent: Intent | null;
  categories: readonly ProgressCategory[];
  view: ProgressView;
  onView: Dispatch<ProgressView>;
  /** The first outstanding task takes the focus when the list comes. */
  takesFocus: boolean;
};

/** The task the focus goes to: the one asked for last, made to be in sight, or else the first outstanding one. */
export function useFocusedTask({ intent, categories, view, onView, takesFocus }: FocusedTaskOptions) {
  const tasks = useMemo(() => categories.flatMap((category) => category.tasks), [categories]);
  const [blocker, setBlocker] = useState<{ id: string; of: Intent } | null>(null);
  // It is looked for once: when it is done, the focus stays with it.
  if (intent?.kind === 'blocker' && blocker?.of !== intent) {
    const found = findBlocker(categories);
    if (found) setBlocker({ id: found.id, of: intent });
  }
  const wantedId = intent?.kind === 'task' ? intent.taskId : blocker?.of === intent ? blocker?.id : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same task asked for again is a new wish.
  const wanted = useMemo(() => (wantedId === undefined ? null : { id: wantedId }), [intent, wantedId]);
  const [asked, setAsked] = useState<{ id: string; after: { id: string } | null } | null>(null);
  const [start, setStart] = useState<{ id: string } | null>(null);

  const task = tasks.find(({ id }) => id === wanted?.id);
  const category = categories.find((one) => one.tasks.some(({ id }) => id === wanted?.id));
  const shown = useRef<{ id: string } | null>(null);
  useEffect(() => {
    // Once for each wish: after that, filters and folds are the user's again.
    if (!task || !category || shown.current === wanted) return;
    shown.current = wanted;
    const isHidden = view.text !== '' || !isInSight(task, view);
    const seen = isHidden ? { ...withFilter(view, 'all'), text: '' } : view;
    const unfolded = view.folded.has(category.id) ? withFold(seen, category.id) : seen;
    if (unfolded !== view) onView(unfolded);
  }, [task, category, wanted, view, onView]);

  const first = tasks.find(isOutstanding)?.id;
  useEffect(() => {
    if (takesFocus && first) setStart((before) => before ?? { id: first });
  }, [takesFocus, first]);

  const focusTask = useCallback((id: string) => setAsked({ id, after: wanted }), [wanted]);
  // What this screen asked for counts until a new intent comes.
  const own = asked && asked.after === wanted ? asked : null;
  return { focusRequest: own ?? wanted ?? start, focusTask };
}
