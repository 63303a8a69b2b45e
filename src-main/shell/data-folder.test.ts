import { expect, it } from 'vitest';
import { defaultDataFolder } from './data-folder.ts';

it.each([
  ['linux', '/home/ann', {}, '/home/ann/.local/share/Clerkwell'],
  ['linux', '/home/ann', { XDG_DATA_HOME: '/data' }, '/data/Clerkwell'],
  ['darwin', '/Users/ann', {}, '/Users/ann/Library/Application Support/Clerkwell'],
  ['win32', 'C:\\Users\\ann', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\Clerkwell'],
  [
    'win32',
    'C:\\Users\\ann',
    { APPDATA: '\\\\server\\roaming' },
    'C:\\Users\\ann\\AppData\\Local\\Clerkwell',
  ],
])('on %s below %s with %o: %s', (platform, home, env, folder) => {
  expect(defaultDataFolder('Clerkwell', { platform, home, env })).toBe(folder);
});
