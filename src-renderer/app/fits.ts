import { fold } from '../../src-shared/domain/fold.ts';

/** Whether a text holds every one of the words typed, in any order and whatever their accents and case; no words fit all. */
export function fits(text: string, typed: string): boolean {
  const folded = fold(text);
  return fold(typed)
    .split(' ')
    .every((word) => folded.includes(word));
}
