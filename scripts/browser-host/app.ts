import { EventEmitter } from 'node:events';
import path from 'node:path';
import { BrowserWindow } from './browser-window.ts';
import { releaseInstanceLock, takeInstanceLock } from './instance-lock.ts';
import { hostOptions } from './options.ts';
import { findPackage, standardPath } from './paths.ts';
import { preventable } from './preventable.ts';
import { isReady, whenReady } from './ready-state.ts';

const script = path.resolve(process.argv[1] ?? '.');
const project = findPackage(script);
const setPaths = new Map<string, string>();
const switches = new Map<string, string>();
const events = new EventEmitter();
let name = project.name;
let lockedFolder: string | null = null;

function getPath(which: string): string {
  const set = setPaths.get(which) ?? (which === 'sessionData' ? setPaths.get('userData') : undefined);
  return set ?? standardPath(which, name);
}

/** The folder that belongs to this run: `--data`, or the application's own default. */
export function dataFolder(): string {
  return hostOptions.data ?? getPath('userData');
}

function requestSingleInstanceLock(): boolean {
  const folder = dataFolder();
  const holder = takeInstanceLock(folder);
  if (holder === null) lockedFolder = folder;
  else console.error(`${name} is already open with the data folder ${folder} (process ${holder}).`);
  return holder === null;
}

function releaseSingleInstanceLock(): void {
  if (lockedFolder !== null) releaseInstanceLock(lockedFolder);
  lockedFolder = null;
}

// As Electron does it: any listener along the way may prevent the quitting, and quit again when it is done.
function quit(): void {
  const before = preventable({});
  events.emit('before-quit', before);
  if (before.defaultPrevented) return;
  if (!BrowserWindow.getAllWindows().every((window) => window.closeForQuit())) return;
  const will = preventable({});
  events.emit('will-quit', will);
  if (!will.defaultPrevented) exit(0);
}

function exit(code = 0): void {
  for (const window of BrowserWindow.getAllWindows()) window.destroyForQuit();
  events.emit('quit', {}, code);
  releaseSingleInstanceLock();
  process.exit(code);
}

BrowserWindow.lifecycle.on('created', (window: BrowserWindow) => {
  events.emit('browser-window-created', {}, window);
  events.emit('web-contents-created', {}, window.webContents);
});
BrowserWindow.lifecycle.on('all-closed', () => {
  if (!events.emit('window-all-closed')) quit();
});

/** The stand-in for Electron's `app`. */
export const app = Object.assign(events, {
  isPackaged: false,
  commandLine: {
    appendSwitch: (key: string, value = '') => void switches.set(key, value),
    appendArgument: () => {},
    hasSwitch: (key: string) => switches.has(key),
    getSwitchValue: (key: string) => switches.get(key) ?? '',
    removeSwitch: (key: string) => void switches.delete(key),
  },
  isReady,
  whenReady,
  getPath,
  setPath: (which: string, folder: string) => void setPaths.set(which, folder),
  getAppPath: () => project.folder,
  getName: () => name,
  setName: (text: string) => {
    name = text;
  },
  getVersion: () => project.version,
  getLocale: () => 'en-GB',
  getSystemLocale: () => 'en-GB',
  getPreferredSystemLanguages: () => ['en-GB'],
  setAppUserModelId: () => {},
  setAboutPanelOptions: () => {},
  setBadgeCount: () => false,
  setLoginItemSettings: () => {},
  enableSandbox: () => {},
  disableHardwareAcceleration: () => {},
  focus: () => {},
  hide: () => {},
  show: () => {},
  relaunch: () =>
    console.log('The application asked to be started again; start it by hand in the browser host.'),
  requestSingleInstanceLock,
  hasSingleInstanceLock: () => lockedFolder !== null,
  releaseSingleInstanceLock,
  quit,
  exit,
});
