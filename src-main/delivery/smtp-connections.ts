import type { SmtpSession } from './smtp-session.ts';

/** A place for one connection, which is kept from mail to mail. `session` is null while there is none. */
export type SmtpPlace = { session: SmtpSession | null };

/** The places for connections to one mail server. */
export type SmtpConnections = {
  /** Does one piece of work in a place that nothing else uses meanwhile; waits while all are in use. */
  use<T>(work: (place: SmtpPlace) => Promise<T>): Promise<T>;
  /** Takes leave of the server: at once where nothing is under way, elsewhere after it. */
  close(): void;
};

const mailsOnOneConnection = 100;

/**
 * Makes places for `size` connections. One that nothing uses is closed after `idleMilliseconds`, and each after 100
 * mails: servers end longer ones as they like.
 */
export function createSmtpConnections(size: number, idleMilliseconds: number): SmtpConnections {
  type Place = SmtpPlace & { mails: number; timer: NodeJS.Timeout | undefined };
  const free: Place[] = Array.from({ length: size }, () => ({
    session: null,
    mails: 0,
    timer: undefined,
  }));
  const waiting: ((place: Place) => void)[] = [];
  let closed = false;

  const leave = (place: Place) => {
    clearTimeout(place.timer);
    if (place.session && !place.session.isClosed()) place.session.quit();
    place.session = null;
    place.mails = 0;
  };
  const giveBack = (place: Place) => {
    place.mails += 1;
    if (closed || place.session?.isClosed() || place.mails >= mailsOnOneConnection) leave(place);
    const next = waiting.shift();
    if (next) return next(place);
    if (place.session) place.timer = setTimeout(() => leave(place), idleMilliseconds).unref();
    // The last used is the next: the others may grow idle.
    free.push(place);
  };
  return {
    use: async (work) => {
      const place = free.pop() ?? (await new Promise<Place>((resolve) => waiting.push(resolve)));
      clearTimeout(place.timer);
      try {
        return await work(place);
      } finally {
        giveBack(place);
      }
    },
    close: () => {
      closed = true;
      for (const place of free) leave(place);
    },
  };
}
