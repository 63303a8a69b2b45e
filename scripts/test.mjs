import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { requireNode24, root } from './node-24.mjs';
import { ensureInstalled } from './start/install.mjs';
import { runCheck } from './test/check.mjs';

// `npm test`: everything. Anything after `--` goes to vitest and leaves the checks out: `npm test -- phone`.

ensureInstalled();
requireNode24();

const cache = path.join(root, '.cache');
const summaryFile = path.join(cache, 'test-summary.json');
mkdirSync(cache, { recursive: true });
rmSync(summaryFile, { force: true });

const only = process.argv.slice(2);
process.env.CLERKWELL_BROWSER = findBrowser();
// The application is started hundreds of times: what was compiled once is kept.
process.env.NODE_COMPILE_CACHE ??= path.join(cache, 'compile');

const checks = [
  ['types', 'typescript/bin/tsc', ['-p', '.']],
  ['types of src-shared alone', 'typescript/bin/tsc', ['-p', 'src-shared']],
  ['lint and format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  [
    'boundaries',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['src-main', 'src-renderer', 'src-shared', '--config'],
  ],
  ['unused code', 'knip/bin/knip.js', []],
];

const results = [];
if (only.length === 0) {
  for (const [name, bin, args] of checks) results.push(await runCheck(name, bin, args));
}
const vitest = await runCheck('tests', 'vitest/vitest.mjs', ['run', ...only], { live: true });
const summary = readSummary();

const passed = results.filter((result) => result.ok).length + summary.passed;
const failed =
  results.filter((result) => !result.ok).length + summary.failed + (vitest.ok || summary.failed > 0 ? 0 : 1);
for (const { name } of results.filter((result) => !result.ok)) console.log(`failed: ${name}`);
for (const { name, why } of summary.skipped) console.log(`skipped: ${name}: ${why}`);
console.log(`${passed} passed, ${failed} failed, ${summary.skipped.length} skipped`);
process.exit(failed === 0 ? 0 : 1);

function readSummary() {
  try {
    return JSON.parse(readFileSync(summaryFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: [] };
  }
}
