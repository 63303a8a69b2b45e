import path from 'node:path';
import { node24, requireNode24, root } from './node-24.mjs';
import { installedElectron } from './start/electron-runtime.mjs';
import { ensureInstalled } from './start/install.mjs';
import { run } from './start/launch.mjs';
import { mainArguments, readOptions, USAGE } from './start/options.mjs';

// `npm run dev`: the renderer with hot reload, in Electron where its runtime is here, else in the browser host. Data goes
// to .cache/dev-data unless --data says otherwise. A change to main or preload needs a restart.
const options = readOptions(process.argv.slice(2));
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
ensureInstalled();
requireNode24();
const args = mainArguments({ ...options, data: options.data ?? path.join(root, '.cache', 'dev-data') }, root);
const server = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const hosted = options.browser || installedElectron() === null;
const entry = path.join(root, 'scripts', 'browser-host', 'run.ts');
// electron-vite starts `ELECTRON_EXEC_PATH ENTRY ...args`: with Node and the host there, nothing else has to know.
const { code, interrupted } = hosted
  ? await run(
      node24(),
      [server, 'dev', '--entry', entry, '--', path.join(root, 'out', 'main', 'main.js'), ...args],
      {
        ...process.env,
        ELECTRON_EXEC_PATH: node24(),
      },
    )
  : await run(node24(), [server, 'dev', '--', ...args], process.env);
process.exit(interrupted ? 0 : code);
