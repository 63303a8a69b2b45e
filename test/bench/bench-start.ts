import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from './host.ts';
import { summarise, type Timing } from './measure.ts';
import type { Line } from './report.ts';

async function timeStarts(folder: string, count: number): Promise<Timing> {
  const times: number[] = [];
  for (let run = 0; run < count; run += 1) {
    const host = await startHost(folder);
    times.push(host.readyAfter);
    await host.stop();
  }
  return summarise(times);
}

/** From the command to the ready line: the first start with the sample firm, later ones, and on the bench's firm. */
export async function benchStart(benchFolder: string): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clerkwell-bench-'));
  try {
    const first = await timeStarts(folder, 1);
    const own = await timeStarts(folder, 7);
    const large = await timeStarts(benchFolder, 5);
    return [
      { name: 'Start, built, to the ready line', own, limit: 'median < 1500 ms', ok: own.median < 1500 },
      { name: 'First start, loading the sample firm', own: first.median, limit: '' },
      { name: "Start on the bench's firm", own: large, limit: 'median < 1500 ms', ok: large.median < 1500 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
