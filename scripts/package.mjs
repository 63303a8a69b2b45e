import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { node24, requireNode24, root } from './node-24.mjs';
import { canReach, readConfiguration, whatIsLacking } from './package/check.mjs';
import { ensureInstalled } from './start/install.mjs';

// `npm run package`: makes the installers of this platform into dist/, or says what is lacking for that and ends with 1.
const USAGE = `Options, after --:
  --check      check electron-builder.yml and say what this machine lacks; make nothing
  --unsigned   make installers without a certificate, which Windows and macOS warn about`;

const options = process.argv.slice(2);
const unknown = options.find((option) => !['--check', '--unsigned', '--help'].includes(option));
if (unknown !== undefined) end(1, `There is no option ${unknown}.\n${USAGE}`);
if (options.includes('--help')) end(0, USAGE);

ensureInstalled();
requireNode24();
const unsigned = options.includes('--unsigned');

await readConfiguration().catch((error) => end(1, error.message));
console.log('electron-builder.yml is sound.');
const lacking = await whatIsLacking({ platform: process.platform, env: process.env, unsigned, canReach });
for (const sentence of lacking) console.log(sentence);
if (options.includes('--check')) end(0);
if (lacking.length > 0) end(1, 'No installer was made.');

run('electron-vite/bin/electron-vite.js', ['build']);
run('electron-builder/cli.js', [
  process.platform === 'win32' ? '--win' : '--mac',
  '--config=electron-builder.yml',
  '--publish=never',
  `-c.forceCodeSigning=${!unsigned}`,
]);
end(0, 'The installers are in dist/.');

function run(tool, args) {
  const env = unsigned ? { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } : process.env;
  const program = path.join(root, 'node_modules', tool);
  const { status } = spawnSync(node24(), [program, ...args], { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) end(status ?? 1, 'The installers could not be made: see the lines above.');
}

function end(code, text) {
  if (text !== undefined) console.log(text);
  process.exit(code);
}
