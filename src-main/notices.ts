/**
 * What a person is told on the desktop, also when no window is open. It may show on a locked screen, before whoever
 * passes by: neither part may carry a name, a number, an address or a text of a client, nor what a matter is about.
 */
export type Notice = { title: string; body: string };

/** Where services raise notices, and where the shell hears of them. */
export type Notices = {
  /** Passes a notice to everybody who listens; shows nothing where nobody does. */
  tell(notice: Notice): void;
  /** Calls a listener, which may not throw, for each notice; answers how to stop that. */
  onNotice(listener: (notice: Notice) => void): () => void;
};

/** Makes the notices of one application. */
export function createNotices(): Notices {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    tell: (notice) => {
      for (const listener of listeners) listener(notice);
    },
    onNotice: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
