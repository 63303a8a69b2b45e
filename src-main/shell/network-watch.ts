import { drop } from '../../src-shared/result.ts';

/** What the watch looks at, and what it does when the network is back. */
export type NetworkParts = {
  /** Whether the computer has a network. Yes does not prove that the internet can be reached; no is certain. */
  isOnline(): boolean;
  /** Whether something stands still for want of a network. */
  waitsForNetwork(): Promise<boolean>;
  networkBack(): Promise<void>;
  failed(text: string, error: unknown): void;
};

/** How often the network is looked at while something waits for it. */
const lookMilliseconds = 5000;
/** A change is looked at this long after it: thousands of messages are thousands of changes. */
const afterChangeMilliseconds = 1000;

/**
 * Makes the watch for the network's return; answers what to call after each change of the database. It looks only while
 * something waits for the network, and acts only when it saw the network gone and then there: where it was there all
 * the time, something else is wrong, and the pause has its own end.
 */
export function createNetworkWatch(parts: NetworkParts): () => void {
  let soon: NodeJS.Timeout | undefined;
  let watching: NodeJS.Timeout | undefined;
  let wasOnline = true;

  const look = async () => {
    if (!(await parts.waitsForNetwork())) {
      clearInterval(watching);
      watching = undefined;
      return;
    }
    const online = parts.isOnline();
    const back = online && !wasOnline;
    wasOnline = online;
    watching ??= setInterval(begin, lookMilliseconds);
    if (back) await parts.networkBack();
  };
  const begin = () => {
    soon = undefined;
    drop(look(), (error) => parts.failed('looking for the network failed', error));
  };
  return () => {
    if (watching !== undefined || soon !== undefined) return;
    // As it is now: it may be back before the first look.
    wasOnline = parts.isOnline();
    soon = setTimeout(begin, afterChangeMilliseconds);
  };
}
