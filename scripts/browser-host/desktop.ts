import { EventEmitter } from 'node:events';
import { record, takeDialogAnswer } from './recorded.ts';

type Options = { [option: string]: unknown };

/** Dialogs may be given their parent window first. */
function optionsOf(args: unknown[]): Options {
  return (args.at(-1) ?? {}) as Options;
}

function fileDialog(name: string) {
  return async (...args: unknown[]) => {
    const { title, defaultPath } = optionsOf(args);
    record('dialog', { dialog: name, title, defaultPath });
    return { canceled: true, filePath: '', filePaths: [], ...(await takeDialogAnswer()) };
  };
}

/** The stand-in for Electron's `dialog`: each is recorded and answers at once, as cancelled, unless a test says otherwise. */
export const dialog = {
  async showMessageBox(...args: unknown[]) {
    const { type, title, message, detail, buttons, cancelId, defaultId } = optionsOf(args);
    record('dialog', { dialog: 'message', type, title, message, detail, buttons });
    return { response: cancelId ?? defaultId ?? 0, checkboxChecked: false, ...(await takeDialogAnswer()) };
  },
  showMessageBoxSync(...args: unknown[]) {
    const { type, title, message, detail, buttons, cancelId, defaultId } = optionsOf(args);
    record('dialog', { dialog: 'message', type, title, message, detail, buttons });
    return cancelId ?? defaultId ?? 0;
  },
  showErrorBox: (title: string, content: string) =>
    record('dialog', { dialog: 'error', title, message: content }),
  showSaveDialog: fileDialog('save'),
  showOpenDialog: fileDialog('open'),
};

/** The stand-in for Electron's `shell`: nothing is opened, everything is recorded. */
export const shell = {
  openExternal: async (url: string): Promise<void> => record('external', { url }),
  openPath: async (path: string): Promise<string> => {
    record('path', { path });
    return '';
  },
  showItemInFolder: (path: string): void => record('path', { path }),
  beep: (): void => record('beep', {}),
};

const emptyImage = {
  isEmpty: () => true,
  toPNG: () => Buffer.alloc(0),
  setTemplateImage: () => {},
  resize: () => emptyImage,
};
const image = () => emptyImage;

/** The stand-in for Electron's `nativeImage`: every picture is empty. */
export const nativeImage = {
  createEmpty: image,
  createFromPath: image,
  createFromBuffer: image,
  createFromDataURL: image,
};

/** The stand-in for Electron's `nativeTheme`; the page itself follows the browser's colour scheme. */
export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system',
  shouldUseDarkColors: false,
  shouldUseHighContrastColors: false,
  prefersReducedTransparency: false,
});

/** The stand-in for Electron's `powerMonitor`: the machine never sleeps. */
export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleState: () => 'active',
  getSystemIdleTime: () => 0,
  isOnBatteryPower: () => false,
});

let copied = '';

/** The stand-in for Electron's `clipboard`: one of its own, in memory. */
export const clipboard = {
  writeText: (text: string): void => {
    copied = text;
    record('clipboard', { text });
  },
  readText: (): string => copied,
  clear: (): void => {
    copied = '';
  },
};

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = { id: 1, bounds: area, workArea: area, size: area, workAreaSize: area, scaleFactor: 1 };

/** The stand-in for Electron's `screen`: one display. */
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
});
