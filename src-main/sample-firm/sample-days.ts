import { addDays, addSeconds, dayOf, formatDay, instantAt } from '../../src-shared/time.ts';

/** The office day for work done `daysAgo` before today: at a weekend the Friday before. */
export function pastDay(today: string, daysAgo: number): string {
  const day = addDays(today, -daysAgo);
  const weekday = formatDay(day, 'EEE');
  return addDays(day, weekday === 'Sat' ? -1 : weekday === 'Sun' ? -2 : 0);
}

/** The office day for something planned: a weekend before today counts as its Friday, a later one as its Monday. */
export function plannedDay(today: string, day: string): string {
  const weekday = formatDay(day, 'EEE');
  if (day < today) return addDays(day, weekday === 'Sat' ? -1 : weekday === 'Sun' ? -2 : 0);
  return addDays(day, weekday === 'Sat' ? 2 : weekday === 'Sun' ? 1 : 0);
}

const officeOpens = '09:05';
const officeMinutes = 490;

/** A small number that is the same for the same text each time. */
function spread(text: string, below: number): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % below;
}

/**
 * Gives each thing done on a matter an instant in office hours: the same for the same file, in the file's order
 * within a day, and never after `now`.
 */
export function officeInstants(things: { daysAgo: number; seed: string }[], now: string): string[] {
  const today = dayOf(now);
  const byDay = new Map<string, number[]>();
  const inOrder = [...things.keys()].sort(
    (a, b) => (things[b]?.daysAgo ?? 0) - (things[a]?.daysAgo ?? 0) || a - b,
  );
  for (const index of inOrder) {
    const day = pastDay(today, things[index]?.daysAgo ?? 0);
    byDay.set(day, [...(byDay.get(day) ?? []), index]);
  }
  const instants: string[] = [];
  for (const [day, indexes] of byDay) {
    const slot = (officeMinutes * 60) / indexes.length;
    for (const [place, index] of indexes.entries()) {
      const seconds = slot * place + spread(things[index]?.seed ?? '', Math.floor(slot * 0.8));
      const planned = addSeconds(instantAt(day, officeOpens), Math.floor(seconds));
      const latest = addSeconds(now, -180 * (indexes.length - place));
      const isTooLate = planned > latest;
      instants[index] = isTooLate ? latest : planned;
    }
  }
  return instants;
}
