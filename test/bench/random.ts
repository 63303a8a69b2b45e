/** A random source that says the same each time for the same seed (mulberry32): from 0 to just under 1. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list, by a random source. */
export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Makes ids like newId's, in the order of the instants they are given, and the same each time. */
export function seededIds(random: () => number): (epochMs: number) => string {
  let count = 0;
  return (epochMs) => {
    count = (count + 1) % 0xffffff;
    const time = Math.floor(epochMs).toString(16).padStart(12, '0');
    const order = count.toString(16).padStart(6, '0');
    const rest = Math.floor(random() * 2 ** 48)
      .toString(16)
      .padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order.slice(0, 3)}-8${order.slice(3)}-${rest}`;
  };
}
