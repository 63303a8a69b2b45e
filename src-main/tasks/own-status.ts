import { readUndo } from './undo-effects.ts';

/** The status that a change of status gave, from what is kept to put it back; null of no change. */
export function statusGiven(undo: string | null): string | null {
  const change = undo === null ? null : readUndo(undo);
  return change?.kind === 'status' ? change.to.id : null;
}

/**
 * Whether the status that a matter has is the one that a tick gave it: "we have closed your file" closes the file, and is
 * still to go. `given`: the status the tick gave last; null when it gave none.
 */
export function isStatusOfOwnTick(given: string | null, statusTypeId: string): boolean {
  return given !== null && given === statusTypeId;
}
