import path from 'node:path';

/** The part of the environment that decides where a user's machine-local data lies. */
export type FolderEnvironment = { platform: string; home: string; env: Record<string, string | undefined> };

/** The default data folder: local to this machine, never the roaming profile. */
export function defaultDataFolder(productName: string, { platform, home, env }: FolderEnvironment): string {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA || path.win32.join(home, 'AppData', 'Local');
    return path.win32.join(local, productName);
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', productName);
  return path.posix.join(env.XDG_DATA_HOME || path.posix.join(home, '.local', 'share'), productName);
}
