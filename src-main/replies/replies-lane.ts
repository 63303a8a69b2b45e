import { addDays, addSeconds } from '../../src-shared/time.ts';
import type { Reply } from '../delivery/gateway.ts';
import type { LaneWork } from '../delivery/lane.ts';
import type { LaneParts } from '../delivery/send-lane.ts';
import type { Notice } from '../notices.ts';
import { getFirmSettings } from '../options/firm-queries.ts';
import { findCursor, listTaken, saveCursor } from './take-queries.ts';
import { type Taken, takeReply } from './take-reply.ts';

/** What the polling of replies works with. */
export type RepliesParts = Pick<LaneParts, 'database' | 'clock' | 'log' | 'gatewayFor' | 'tellNotice'>;

const everySeconds = 60;
/** The longest pause after failures in a row, in seconds. */
const longestSeconds = 600;

/** Asks for replies once a minute while clients can reply to the sender, and files what is new. Failures are quiet. */
export function repliesWork({ database, clock, log, gatewayFor, tellNotice }: RepliesParts): LaneWork {
  let askAt: string | null = null;
  let pause = everySeconds;

  /** The new ones of what the gateway lists, oldest first; null when it could not be asked. */
  const ask = async (sender: string): Promise<{ fresh: Reply[]; day: string } | null> => {
    const gateway = await gatewayFor('sms');
    if (!gateway?.replies) return { fresh: [], day: '' };
    const today = clock.now().slice(0, 10);
    const cursor = (await findCursor(database.read, sender)) ?? addDays(today, -1);
    // The cursor is the provider's day: a computer whose clock was ahead at first must not ask of the future.
    const since = addDays([cursor, today].sort()[0] ?? today, -1);
    const listed = await gateway.replies(since);
    if (!listed) return null;
    const taken = await listTaken(
      database.read,
      listed.map(({ providerId }) => providerId),
    );
    const newest = [cursor, ...listed.map(({ at }) => at.slice(0, 10))].sort().at(-1) ?? cursor;
    return { fresh: listed.filter(({ providerId }) => !taken.has(providerId)), day: newest };
  };

  /** How many were new; null when that is not known, or not all of them could be kept. */
  const poll = async (): Promise<number | null> => {
    const sender = (await getFirmSettings(database.read)).sms_sender;
    const answer = await ask(sender);
    if (!answer) return null;
    const done: Taken[] = [];
    let areAllKept = true;
    for (const reply of answer.fresh) {
      try {
        const taken = await database.write((tx, changed) => takeReply(tx, changed, reply, clock.now()));
        if (taken) done.push(taken);
      } catch (error) {
        // One that cannot be kept must not hold up those behind it; it is listed again.
        log.error('Replies: one could not be kept and is tried again', error);
        areAllKept = false;
      }
    }
    if (done.length > 0) tellNotice(noticeOf(done));
    if (!areAllKept) return null;
    if (answer.day !== '') await moveCursor(sender, answer.day);
    return done.length;
  };

  const moveCursor = async (sender: string, day: string) => {
    if ((await findCursor(database.read, sender)) === day) return;
    await database.write((tx) => saveCursor(tx, sender, day));
  };

  return {
    name: 'the replies',
    turn: async (ending) => {
      if (ending) return 0;
      if (askAt !== null && clock.now() < askAt && stillSoon(askAt, clock.now())) return 0;
      let done: number | null = null;
      try {
        done = await poll();
      } catch (error) {
        log.error('Replies: asking for them failed and is tried again', error);
      }
      pause = done === null ? Math.min(pause * 2, longestSeconds) : everySeconds;
      askAt = addSeconds(clock.now(), pause);
      return done ?? 0;
    },
    underWay: () => null,
    nextAt: async () => askAt,
  };
}

/** A clock that was set back would have it wait for as long. */
function stillSoon(askAt: string, now: string): boolean {
  return askAt <= addSeconds(now, longestSeconds);
}

/** What is told shows on a locked screen too: it names nobody. */
function noticeOf(taken: readonly Taken[]): Notice {
  const body = taken.length === 1 ? 'Open Clerkwell to read it.' : 'Open Clerkwell to read them.';
  if (!taken.includes('filed')) return { title: 'A text has come in', body };
  return { title: taken.length === 1 ? 'A client has replied' : 'Clients have replied', body };
}
