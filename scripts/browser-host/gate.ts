import { randomBytes, timingSafeEqual } from 'node:crypto';

/** What the gate looks at in a request. */
export type Visitor = {
  /** The request's path and query. */
  target: string;
  host: string | undefined;
  origin: string | undefined;
  cookie: string | undefined;
};

/** What the gate decides: let in, exchange the key for the cookie, or refuse with a status and a sentence. */
export type Verdict = { pass: true } | { pass: false; status: number; text: string; setCookie?: string };

/** The gate of one host process. */
export type Gate = {
  /** Makes a key that opens the gate once. */
  newKey(): string;
  /** Decides about a page's request. */
  admit(visitor: Visitor): Verdict;
  /** Decides about a socket: as `admit`, but only from our own page, and never by a key. */
  admitSocket(visitor: Visitor): Verdict;
};

/** Makes the gate of the host at `authority` (`127.0.0.1:PORT`). */
export function createGate(authority: string): Gate {
  const keys = new Set<string>();
  const secret = randomBytes(32).toString('base64url');
  // Browsers keep cookies by host name alone: the port in the name keeps two hosts from overwriting each other's.
  const cookieName = `clerkwell-host-${authority.split(':')[1]}`;

  function admitKnown(visitor: Visitor): Verdict {
    if (visitor.host !== authority) return refuse(403, 'Not this host.');
    if (visitor.origin !== undefined && visitor.origin !== `http://${authority}`)
      return refuse(403, 'Not from there.');
    if (sameText(readCookie(visitor.cookie, cookieName), secret)) return { pass: true };
    return refuse(401, 'Open the address with the key that stands in the terminal.');
  }

  function admit(visitor: Visitor): Verdict {
    const verdict = admitKnown(visitor);
    const key = keyIn(visitor.target);
    if (key === null || (!verdict.pass && verdict.status !== 401)) return verdict;
    if (verdict.pass) return { pass: false, status: 303, text: 'Go on to /.' };
    const match = [...keys].find((candidate) => sameText(candidate, key));
    if (match === undefined) {
      return refuse(
        403,
        'This key has been used or was never valid. Press Enter in the terminal for a new one.',
      );
    }
    keys.delete(match);
    const setCookie = `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    return { pass: false, status: 303, text: 'Go on to /.', setCookie };
  }

  return {
    newKey() {
      const key = randomBytes(32).toString('base64url');
      keys.add(key);
      return key;
    },
    admit,
    admitSocket: (visitor) =>
      visitor.origin === undefined ? refuse(403, 'A socket needs an origin.') : admitKnown(visitor),
  };
}

function refuse(status: number, text: string): Verdict {
  return { pass: false, status, text };
}

/** The key in `/?key=KEY`; null for every other target. */
function keyIn(target: string): string | null {
  return target.startsWith('/?') ? new URLSearchParams(target.slice(2)).get('key') : null;
}

function readCookie(header: string | undefined, name: string): string {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? '';
  }
  return '';
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
