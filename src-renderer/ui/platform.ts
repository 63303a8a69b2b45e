/** True on macOS: decides the order of a dialog's buttons and how a shortcut is written. */
export function isMac(): boolean {
  return /mac/i.test(navigator.platform);
}

/** True on Windows, where the confirming button stands left of Cancel. */
export function isWindows(): boolean {
  return /win/i.test(navigator.platform);
}

const macKeys: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Delete: '⌫',
};

/** Splits a shortcut such as `Mod+Shift+K` into the keys as this platform writes them. */
export function shortcutKeys(shortcut: string): readonly string[] {
  const keys = shortcut.split('+');
  return isMac() ? keys.map((key) => macKeys[key] ?? key) : keys.map((key) => (key === 'Mod' ? 'Ctrl' : key));
}
