import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../src-shared/time.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { createRateLimit } from './rate.ts';

const tenASecond = { count: 10, seconds: 1, burst: 10 };

describe('a rate', () => {
  it('lets a burst through, then as many as time gives', () => {
    const clock = fakeClock();
    const limit = createRateLimit(clock);
    expect(limit.free(tenASecond)).toBe(10);
    limit.take(10);
    expect(limit.free(tenASecond)).toBe(0);
    expect(limit.nextAt(tenASecond)).toBe(addSeconds(clock.now(), 0.1));
    clock.advance(0.25);
    expect(limit.free(tenASecond)).toBe(2);
    clock.advance(3600);
    expect(limit.free(tenASecond)).toBe(10);
  });

  it('gives nothing for a clock that is set back, and goes on from there', () => {
    const clock = fakeClock();
    const limit = createRateLimit(clock);
    limit.free(tenASecond);
    limit.take(10);
    clock.advance(-3600);
    expect(limit.free(tenASecond)).toBe(0);
    clock.advance(0.5);
    expect(limit.free(tenASecond)).toBe(5);
  });

  it('follows a rate that is changed', () => {
    const clock = fakeClock();
    const limit = createRateLimit(clock);
    limit.free(tenASecond);
    limit.take(10);
    clock.advance(1);
    expect(limit.free({ count: 30, seconds: 60, burst: 10 })).toBe(0);
    clock.advance(2);
    expect(limit.free({ count: 30, seconds: 60, burst: 10 })).toBe(1);
  });
});
