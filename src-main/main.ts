import { homedir } from 'node:os';
import path from 'node:path';
import { app, dialog, session } from 'electron';
import { systemClock } from '../src-shared/time.ts';
import { createApplication } from './application.ts';
import { readArguments } from './arguments.ts';
import { type OpenedDatabase, openDatabase } from './database/open-database.ts';
import { folderProblem, type OpenRefusal } from './database/refusals.ts';
import { createLog } from './log.ts';
import { registerAppScheme, serveRenderer } from './shell/app-protocol.ts';
import { APP_ORIGIN } from './shell/asset-path.ts';
import { defaultDataFolder } from './shell/data-folder.ts';
import { createFreshFetch } from './shell/fresh-fetch.ts';
import { broadcast, serveCalls } from './shell/ipc-channel.ts';
import { keepRunning } from './shell/keep-running.ts';
import { setMenu } from './shell/menu.ts';
import { identifyToWindows } from './shell/notifications.ts';
import { denyPermissions } from './shell/permissions.ts';
import { openExternal } from './shell/safe-external.ts';
import { createSecretBox } from './shell/secrets.ts';
import { holdSingleInstance } from './shell/single-instance.ts';
import { pageUrl, showMainWindow } from './shell/window.ts';

registerAppScheme();
identifyToWindows();

const log = createLog((line) => console.error(line));
const { dataFolder, sampleFirm } = readArguments(process.argv.slice(app.isPackaged ? 1 : 2));
const folder =
  dataFolder ??
  defaultDataFolder(app.getName(), { platform: process.platform, home: homedir(), env: process.env });
app.setPath('userData', folder);

/** Whether the database was found sound; when it was not, the refusal has been shown. */
let sound = Promise.resolve(true);
/** Shows the window, once there is something to show in it. */
let open: () => void = () => {};

// A folder that cannot be used cannot hold the lock of the instance either; the start says what is wrong with it.
if (folderProblem(folder) || holdSingleInstance(() => open())) start().catch(failToStart);
else app.quit();

/** Opens the firm's database, builds the application on it, and shows its window. */
async function start(): Promise<void> {
  await app.whenReady();
  const opened = await openDatabase(folder, systemClock);
  if (!opened.ok) return refuse(opened);
  sound = waitForCheck(opened);
  const url = pageUrl();
  const application = await createApplication({
    database: opened.database,
    clock: systemClock,
    log,
    secrets: createSecretBox(),
    fetch: createFreshFetch((name) => session.fromPartition(name, { cache: false })),
    desktop: { openExternal, comeToFront: () => open() },
    pageOrigin: url.startsWith(APP_ORIGIN) ? APP_ORIGIN : new URL(url).origin,
    sampleFirm: sampleFirm ?? path.join(import.meta.dirname, '../../resources/sample-firm'),
    startWithSample: sampleFirm !== null,
  });
  denyPermissions();
  serveRenderer(path.join(import.meta.dirname, '../renderer'));
  serveCalls(application.dispatch);
  application.onChanged(broadcast);
  setMenu();
  const openWindow = () =>
    showMainWindow({ preload: path.join(import.meta.dirname, '../preload/preload.cjs'), url });
  const trayPictures = path.join(import.meta.dirname, '../../resources/tray');
  open = keepRunning(application, { open: openWindow, trayPictures, log });
  openWindow();
  if (await sound) application.runner.start();
}

/** Ends the program when the check that was still under way at the start finds damage: nothing has been written by then. */
async function waitForCheck({ checked, database }: OpenedDatabase): Promise<boolean> {
  try {
    const refusal = await checked;
    if (refusal === null) return true;
    await database.close();
    refuse(refusal);
  } catch (error) {
    giveUp(error);
  }
  return false;
}

function refuse(refusal: OpenRefusal): void {
  dialog.showErrorBox('Clerkwell cannot start', refusal.message);
  app.exit(1);
}

/** A start that fails on a damaged file fails because of it: then the check says why. */
async function failToStart(error: unknown): Promise<void> {
  if (await sound) giveUp(error);
}

function giveUp(error: unknown): void {
  log.error('start failed', error);
  dialog.showErrorBox(
    'Clerkwell cannot start',
    'Something went wrong while Clerkwell was starting. Nothing was changed or deleted. Restart the computer; if it happens again, tell support.',
  );
  app.exit(1);
}
