import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../src-shared/time.ts';
import { firstCheckAt, nextCheck } from './checks.ts';

const at = '2026-03-02T12:00:00.000Z';
const minutes = (count: number) => addSeconds(at, count * 60);
const find = async () => ({ kind: 'not_found' }) as const;

describe('what is not known', () => {
  it('is looked for after 1, 5, 15 and 60 minutes, and is then for a person to decide', () => {
    const looked: string[] = [];
    let check = {
      check_at: firstCheckAt({ name: 'twilio', find }, false, at),
      checks: 0,
      attention: 0 as 0 | 1,
    };
    while (check.check_at !== null) {
      looked.push(check.check_at);
      expect(check.attention).toBe(0);
      check = nextCheck('not_found', { ...check, attemptAt: at }, check.check_at);
    }
    expect(looked).toEqual([minutes(1), minutes(5), minutes(15), minutes(60)]);
    expect(check).toEqual({ check_at: null, checks: 4, attention: 1 });
  });

  it('is looked for at once in practice, and an email is tried again after a minute, once', () => {
    expect(firstCheckAt({ name: 'practice', find }, false, at)).toBe(at);
    expect(firstCheckAt({ name: 'smtp', find: null }, false, at)).toBe(minutes(1));
    expect(firstCheckAt({ name: 'smtp', find: null }, true, at)).toBeNull();
    expect(firstCheckAt({ name: 'twilio', find: null }, false, at)).toBeNull();
  });

  it('is for a person to decide at once when nobody can be asked', () => {
    expect(nextCheck('cannot_be_asked', { checks: 0, attemptAt: at, attention: 0 }, minutes(1))).toEqual({
      check_at: null,
      checks: 1,
      attention: 1,
    });
  });

  it('is not given up while the provider cannot be asked, and is shown to a person after an hour', () => {
    const offline = (now: string, attention: 0 | 1 = 0) =>
      nextCheck('unreachable', { checks: 1, attemptAt: at, attention }, now);
    expect(offline(minutes(5))).toEqual({ check_at: minutes(10), checks: 1, attention: 0 });
    expect(offline(minutes(60))).toEqual({ check_at: minutes(65), checks: 1, attention: 1 });
    expect(offline(minutes(48 * 60), 1)).toEqual({ check_at: null, checks: 1, attention: 1 });
  });

  it('comes back to the person who asked for one more look', () => {
    expect(nextCheck('not_found', { checks: 1, attemptAt: at, attention: 1 }, minutes(2))).toEqual({
      check_at: null,
      checks: 2,
      attention: 1,
    });
  });

  it('that was looked for late, after a night with the computer off, is looked for once more at least', () => {
    expect(nextCheck('not_found', { checks: 0, attemptAt: at, attention: 0 }, minutes(20))).toEqual({
      check_at: minutes(25),
      checks: 1,
      attention: 0,
    });
  });
});
