import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';

// The one bridge. It names no call: main checks the name, the input and the sender of each.
contextBridge.exposeInMainWorld('clerkwell', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('clerkwell:call', name, input),
  onChanged: (listener: (event: unknown) => void): (() => void) => {
    const receive = (_event: IpcRendererEvent, change: unknown): void => listener(change);
    ipcRenderer.on('clerkwell:changed', receive);
    return () => {
      ipcRenderer.removeListener('clerkwell:changed', receive);
    };
  },
  platform: process.platform,
});
