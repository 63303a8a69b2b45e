import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { type Change, type ChangeArea, changeSchema } from '../src-shared/contract/changes.ts';
import { drop } from '../src-shared/result.ts';

/** So long, in ms, changes are gathered, so that a burst of them asks each question once. */
const gatherFor = 30;

const changesSchema = z.union([changeSchema.transform((change) => [change]), z.array(changeSchema)]);

/** Which calls may answer differently after a change of an area: beginnings of their names. */
const callsOf: Readonly<Record<ChangeArea, readonly string[]>> = {
  matters: [
    'matters.',
    'people.',
    'messages.',
    // The number or address that a message would be sent to again.
    'documents.open',
    'attention.',
    'progress.outcome',
    'replies.',
    'options.matterType',
    'options.previewApply',
    'options.tokens',
    'options.users',
    'options.try',
    'session.',
  ],
  progress: ['progress.', 'options.try', 'options.previewApply'],
  // A message's status shows in the outcome of its tick, and messages are counted in the status line.
  documents: [
    'documents.',
    'messages.',
    'attention.',
    'replies.',
    'progress.outcome',
    'session.',
    'options.practiceInbox',
  ],
  // What New Matter offers, and the fields and statuses a matter has, are set up there.
  options: ['options.', 'matters.newForm', 'matters.get'],
  session: ['session.'],
};

/** Whether the answer to a call may differ after a change. An input without a matter is about any of them. */
export function isTouched(queryKey: readonly unknown[], change: Change): boolean {
  const [name, input] = queryKey;
  if (typeof name !== 'string' || !callsOf[change.area].some((start) => name.startsWith(start))) return false;
  if (change.matterId === null || typeof input !== 'object' || input === null) return true;
  return !('matterId' in input) || input.matterId === null || input.matterId === change.matterId;
}

/** Asks again what main says has changed. Answers a function that ends it. */
export function followChanges(queries: QueryClient): () => void {
  let gathered: Change[] = [];
  return window.clerkwell.onChanged((told) => {
    const changes = changesSchema.safeParse(told);
    if (!changes.success) return;
    if (gathered.length === 0) setTimeout(ask, gatherFor);
    gathered.push(...changes.data);
  });

  function ask(): void {
    const changes = gathered;
    gathered = [];
    drop(
      queries.invalidateQueries({
        predicate: ({ queryKey }) => changes.some((change) => isTouched(queryKey, change)),
      }),
      () => {
        // Each query keeps its own error and its screen shows it.
      },
    );
  }
}
