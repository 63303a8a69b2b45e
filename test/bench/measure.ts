/** How long something took, over many runs, in milliseconds. */
export type Timing = { median: number; p95: number };

/** The median and the 95th percentile of some milliseconds. */
export function summarise(milliseconds: number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** Runs something once for each input, after some runs that do not count. */
export async function measure<T>(
  inputs: T[],
  run: (input: T) => unknown,
  warmUp = Math.floor(inputs.length / 10),
): Promise<Timing> {
  const times: number[] = [];
  for (const [index, input] of inputs.entries()) {
    const start = performance.now();
    await run(input);
    if (index >= warmUp) times.push(performance.now() - start);
  }
  return summarise(times);
}
