import type { LastDeed } from '../outcome.ts';
import type { RemedyAnswer } from './use-remedies.ts';

const doneTitles: Partial<Record<RemedyAnswer['kind'], string>> = {
  send_again: 'Sending again',
  send_anyway: 'Sending all the same',
  check_again: 'Checking',
  mark_sent: 'Marked as sent',
  dealt_with: 'Dealt with',
};

/** The answer to a remedy, as it is shown over every screen. */
export function remedyDeed({ kind, done, sentence }: RemedyAnswer): LastDeed {
  if (!done) return { kind: 'failed', title: 'It was not done', sentence };
  return { kind: 'done', title: doneTitles[kind] ?? 'Done', sentence };
}
