// The stand-in for the `electron` module's main-process side. Only what the application uses is here; anything else
// fails at import ("does not provide an export named ...") rather than doing nothing.
import { app } from './app.ts';
import { BaseWindow } from './base-window.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard, dialog, nativeImage, nativeTheme, powerMonitor, screen, shell } from './desktop.ts';
import { ipcMain } from './ipc-main.ts';
import { startLifecycle } from './lifecycle.ts';
import { Menu } from './menu.ts';
import { Notification } from './notification.ts';
import { net, protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { Tray } from './tray.ts';

startLifecycle();

const contextBridge = undefined;
const ipcRenderer = undefined;

export {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  contextBridge,
  dialog,
  ipcMain,
  ipcRenderer,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};

export default {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  contextBridge,
  dialog,
  ipcMain,
  ipcRenderer,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};
