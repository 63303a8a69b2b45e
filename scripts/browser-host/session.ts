import { EventEmitter } from 'node:events';
import { net, protocol } from './protocol.ts';
import { needReady } from './ready-state.ts';

type Handler = ((...args: never[]) => unknown) | null;

const handlers = new Map<string, Handler>();
const keep = (name: string) => (handler: Handler) => void handlers.set(name, handler);

// The browser asks its own user for permissions; the application's handlers are only kept, so that a test can ask them.
const defaultSession = Object.assign(new EventEmitter(), {
  protocol,
  fetch: net.fetch,
  // Node's connections are kept for all sessions alike, and Node never sends a request again by itself.
  closeAllConnections: () => Promise.resolve(),
  setPermissionRequestHandler: keep('request'),
  setPermissionCheckHandler: keep('check'),
  setDevicePermissionHandler: keep('device'),
  setDisplayMediaRequestHandler: keep('display-media'),
  setCertificateVerifyProc: keep('certificate'),
  setSpellCheckerLanguages: () => {},
  setSpellCheckerEnabled: () => {},
  clearCache: () => Promise.resolve(),
  clearStorageData: () => Promise.resolve(),
  flushStorageData: () => {},
  webRequest: {
    onBeforeRequest: () => {},
    onBeforeSendHeaders: () => {},
    onHeadersReceived: () => {},
  },
});

/** The stand-in for Electron's `session`. */
export const session = {
  get defaultSession() {
    needReady('session.defaultSession');
    return defaultSession;
  },
  fromPartition: () => defaultSession,
};
