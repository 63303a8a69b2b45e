/** What of Electron's sessions is used here. */
export type NetworkSession = {
  fetch(input: string | Request, init?: RequestInit): Promise<Response>;
  closeAllConnections(): Promise<void>;
};

/**
 * `fetch` over Chromium's network, so that the office's proxy and the system's certificates apply, and each request over
 * a connection of its own. Chromium sends a request again by itself, a POST too, when a connection breaks that was there
 * before it (HttpNetworkTransaction::ShouldResendRequest): a text could go twice, and nobody would know. So each request
 * has a session to itself, whose connections are closed first; sessions are kept and used again. An answer is read to its
 * end before it is given. Rejects as `fetch` does, at once when the signal says so.
 */
export function createFreshFetch(makeSession: (name: string) => NetworkSession): typeof fetch {
  const free: NetworkSession[] = [];
  let made = 0;
  const nameNext = () => {
    made += 1;
    return `providers-${made}`;
  };
  return async (input, init) => {
    const session = free.pop() ?? makeSession(nameNext());
    try {
      return await unlessAborted(init?.signal, async () => {
        await session.closeAllConnections();
        const answer = await session.fetch(input instanceof Request ? input : String(input), init);
        const body = await answer.arrayBuffer();
        const { status, statusText, headers } = answer;
        return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
      });
    } finally {
      // What may still be under way in it ends before it is used again.
      free.push(session);
    }
  };
}

/** Does not wait for work that may not heed the signal. */
async function unlessAborted<T>(signal: AbortSignal | null | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  if (!signal) return work();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
