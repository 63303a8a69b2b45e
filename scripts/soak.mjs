import path from 'node:path';
import { requireNode24 } from './node-24.mjs';
import { ensureInstalled } from './start/install.mjs';
import { runCheck } from './test/check.mjs';

// `npm run soak`: the two tests of sending that chance has a part in, for as long as one likes. `npm run soak -- 20000 1234`: so
// many random runs of the model, from that seed; then 500 kills (CLERKWELL_KILLS) of the application while it sends.

ensureInstalled();
requireNode24();

const model = path.join('..', 'test', 'model', 'soak.ts');
process.env.CLERKWELL_KILLS ??= '500';
const results = [
  await runCheck('random runs', model, process.argv.slice(2), { live: true }),
  await runCheck('kills', path.join('vitest', 'vitest.mjs'), ['run', 'test/crash'], { live: true }),
];
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
