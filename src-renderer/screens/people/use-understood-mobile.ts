import { useCall } from '../../api.ts';
import { useLater } from '../../app/use-later.ts';

/** So long (ms) typing rests before the number is looked at. */
const restFor = 150;

/**
 * How a mobile number was understood, as a sentence beneath its field; empty while that is not known. Main reads it: the
 * numbering plans of the world would be the largest part of the page.
 */
export function useUnderstoodMobile(typed: string): string {
  const rested = useLater(typed.trim(), restFor).slice(0, 40);
  const read = useCall('people.readMobile', { typed: rested }, { enabled: rested !== '' });
  if (typed.trim() === '') return 'Without one, no text can be sent.';
  if (!read.data || rested !== typed.trim()) return '';
  const { shown, problem } = read.data;
  return shown === null ? `Not a mobile number yet: ${problem}.` : `Understood as ${shown}.`;
}
