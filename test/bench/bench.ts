import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBench } from './bench-app.ts';
import { benchBundle } from './bench-bundle.ts';
import {
  benchConditions,
  benchDependants,
  benchDocuments,
  benchFind,
  benchProgress,
  benchSession,
  benchTick,
  referenceOfLargest,
} from './bench-calls.ts';
import { benchDrain } from './bench-drain.ts';
import { benchLargePaint, benchPaint } from './bench-paint.ts';
import { benchStart } from './bench-start.ts';
import { buildDataset } from './build-dataset.ts';
import { type Line, printReport } from './report.ts';

// node test/bench/bench.ts [--calls]: with --calls only what needs no build and no browser.
const onlyCalls = process.argv.includes('--calls');
const lines: Line[] = [];

/** Adds what one part measured; a part that breaks is a line that is not ok, and the others go on. */
async function add(name: string, part: () => Promise<Line | Line[]> | Line | Line[]): Promise<void> {
  try {
    lines.push(...[await part()].flat());
  } catch (error) {
    console.error(error);
    lines.push({ name, own: Number.NaN, limit: 'must be measured', ok: false });
  }
}

if (!onlyCalls && !existsSync(join(import.meta.dirname, '../../out/main/main.js'))) {
  console.error('There is no build to measure. Run `npm run bench`, which builds it, or give --calls.');
  process.exit(1);
}
const bench = await openBench(await buildDataset());
await add('Open Progress', () => benchProgress(bench));
await add('Open Progress, conditions', () => benchConditions(bench));
await add('Tick that moves dependants', () => benchDependants(bench));
await add('Tick', () => benchTick(bench));
await add('Find', () => benchFind(bench));
await add('Documents', () => benchDocuments(bench));
await add('Session', () => benchSession(bench));
const large = referenceOfLargest(bench);
await bench.close();
await add('Drain', benchDrain);
if (!onlyCalls) {
  await add('Start', () => benchStart(bench.folder));
  await add('First paint of Progress', benchPaint);
  await add('Paint of 300 tasks', () => benchLargePaint(bench.folder, large));
  await add('Renderer', benchBundle);
}
rmSync(bench.folder, { recursive: true, force: true });
process.exitCode = printReport(lines) ? 0 : 1;
