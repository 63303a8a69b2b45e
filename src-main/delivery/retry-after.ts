import { addSeconds, millisecondsBetween } from '../../src-shared/time.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * How long an answer asks to wait, in seconds (RFC 9110, 10.2.3): a number, or a date, which is counted from the answer's
 * own Date, so that no wrong clock of this computer comes in. Null when it does not say, or what it says is no time.
 */
export function retryAfterSeconds(headers: Headers): number | null {
  const asked = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,6}$/.test(asked)) return Number(asked);
  const [until, now] = [instantOf(asked), instantOf(headers.get('date') ?? '')];
  return until === null || now === null
    ? null
    : Math.max(Math.ceil(millisecondsBetween(now, until) / 1000), 0);
}

/** The instant of an HTTP-date in the form that senders must use (RFC 9110, 5.6.7); null for anything else. */
function instantOf(text: string): string | null {
  const [, day, month = '', year, time] =
    /^\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/.exec(text) ?? [];
  const number = months.indexOf(month) + 1;
  try {
    return addSeconds(`${year}-${String(number).padStart(2, '0')}-${day}T${time}Z`, 0);
  } catch {
    return null;
  }
}
