import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, formatDay } from '../../src-shared/time.ts';
import { officeInstants, pastDay, plannedDay } from './sample-days.ts';

const isWeekend = (day: string) => /Sat|Sun/.test(formatDay(day, 'EEE'));
const days = fc.nat(800).map((count) => addDays('2026-01-01', count));

describe('sample days', () => {
  it('moves a weekend to the Friday before or the Monday after', () => {
    // 2026-05-16 is a Saturday.
    expect(pastDay('2026-05-19', 3)).toBe('2026-05-15');
    expect(pastDay('2026-05-19', 2)).toBe('2026-05-15');
    expect(pastDay('2026-05-19', 1)).toBe('2026-05-18');
    expect(pastDay('2026-05-17', 0)).toBe('2026-05-15');
    expect(plannedDay('2026-05-19', '2026-05-17')).toBe('2026-05-15');
    expect(plannedDay('2026-05-19', '2026-05-23')).toBe('2026-05-25');
    expect(plannedDay('2026-05-19', '2026-05-24')).toBe('2026-05-25');
  });

  it('never leaves a weekend and keeps the order', () => {
    fc.assert(
      fc.property(days, fc.nat(300), fc.nat(300), (today, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(isWeekend(pastDay(today, less))).toBe(false);
        expect(pastDay(today, more) <= pastDay(today, less)).toBe(true);
        const [early, late] = [
          plannedDay(today, addDays(today, -more)),
          plannedDay(today, addDays(today, less)),
        ];
        expect(isWeekend(early) || isWeekend(late)).toBe(false);
        expect(early <= late).toBe(true);
      }),
    );
  });

  it('keeps things in order, in office hours, and before now', () => {
    const thing = fc.record({ daysAgo: fc.nat(12), seed: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 20 }), days, fc.nat(1439), (things, day, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const now = `${day}T${time}:00.000Z`;
        const instants = officeInstants(things, now);
        expect(officeInstants(things, now)).toEqual(instants);
        const inOrder = [...things.keys()].sort(
          (a, b) => (things[b]?.daysAgo ?? 0) - (things[a]?.daysAgo ?? 0) || a - b,
        );
        const sorted = inOrder.map((index) => instants[index] ?? '');
        expect([...sorted].sort()).toEqual(sorted);
        for (const instant of sorted) {
          expect(instant < now).toBe(true);
          if (dayOf(instant) < addDays(dayOf(now), -1)) expect(isWeekend(dayOf(instant))).toBe(false);
        }
      }),
    );
  });
});
