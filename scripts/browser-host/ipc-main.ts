import { EventEmitter } from 'node:events';

type Handler = (event: object, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

/** The stand-in for Electron's `ipcMain`. */
export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  handleOnce(channel: string, handler: Handler): void {
    ipcMain.handle(channel, (event, ...args) => {
      handlers.delete(channel);
      return handler(event, ...args);
    });
  },
  removeHandler: (channel: string): void => void handlers.delete(channel),
});

/** Calls the handler of a channel; rejects with the text that Electron's `invoke` rejects with. */
export async function invokeHandler(channel: string, event: object, args: unknown[]): Promise<unknown> {
  const failed = `Error invoking remote method '${channel}': `;
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`${failed}Error: No handler registered for '${channel}'`);
  try {
    return await handler(event, ...args);
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    throw new Error(`${failed}${error}`);
  }
}
