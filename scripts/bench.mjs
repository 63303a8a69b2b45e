import path from 'node:path';
import { requireNode24 } from './node-24.mjs';
import { ensureBuilt } from './start/build.mjs';
import { ensureInstalled } from './start/install.mjs';
import { runCheck } from './test/check.mjs';

// `npm run bench`: measures what the product promises, against plain statements for the same rows.

ensureInstalled();
requireNode24();
ensureBuilt();
const { ok } = await runCheck('bench', path.join('..', 'test', 'bench', 'bench.ts'), process.argv.slice(2), {
  live: true,
});
process.exit(ok ? 0 : 1);
