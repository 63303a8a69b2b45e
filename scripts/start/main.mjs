import { root } from '../node-24.mjs';
import { ensureBuilt } from './build.mjs';
import { findElectron } from './electron-runtime.mjs';
import { ensureInstalled } from './install.mjs';
import { runBrowserHost, runElectron } from './launch.mjs';
import { mainArguments, readOptions, USAGE } from './options.mjs';

/** Everything `npm start` does; ends the process with the application's exit code. */
export async function main(argv) {
  const options = readOptions(argv);
  if (options.help) return console.log(USAGE);
  ensureInstalled();
  ensureBuilt();
  return process.exit(await open(options));
}

async function open(options) {
  const args = mainArguments(options, root);
  if (options.browser) return runBrowserHost(args);
  const { program, reason } = await findElectron();
  const code = program === undefined ? null : await runElectron(program, args);
  if (code !== null) return code;
  console.log(
    `${reason ?? 'Electron could not open a window here'}, so Clerkwell opens in your browser instead.`,
  );
  return runBrowserHost(args);
}
