import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * The path of Chromium, Chrome or Edge on this machine. On Debian, as root, installs the `chromium` package when there
 * is none. Throws an Error that says what to install. `CLERKWELL_BROWSER` names another one.
 */
export function findBrowser() {
  const named = process.env.CLERKWELL_BROWSER;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CLERKWELL_BROWSER names ${named}, which is not there.`);
  }
  const found = candidates().find((file) => existsSync(file));
  if (found !== undefined) return found;
  const installed = installOnDebian();
  if (installed !== null) return installed;
  throw new Error(
    'The tests need a browser: install Chromium, Google Chrome or Microsoft Edge (on Debian: apt-get install chromium).',
  );
}

function candidates() {
  if (process.platform === 'win32') {
    const bases = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return bases.flatMap((base) => (base ? WINDOWS.map((parts) => path.join(base, ...parts)) : []));
  }
  const home = process.env.HOME ?? '';
  if (process.platform === 'darwin') return [...MAC, ...MAC.map((file) => path.join(home, file))];
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return folders.filter(Boolean).flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
}

function installOnDebian() {
  const debian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (process.platform !== 'linux' || !debian || process.getuid?.() !== 0) return null;
  console.error('No browser was found: installing the chromium package ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // What apt prints goes to stderr: stdout belongs to whoever asked.
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  return (install() || (apt('update') && install())) && existsSync('/usr/bin/chromium')
    ? '/usr/bin/chromium'
    : null;
}
