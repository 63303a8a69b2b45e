import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultDataFolder } from '../../src-main/shell/data-folder.ts';

type Package = { folder: string; name: string; version: string };

/** The package that the main script belongs to: the nearest package.json above it, or plain defaults. */
export function findPackage(script: string): Package {
  for (let folder = path.dirname(script); ; folder = path.dirname(folder)) {
    try {
      const read = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      return { folder, name: read.productName ?? read.name, version: read.version ?? '0.0.0' };
    } catch {
      if (folder === path.dirname(folder))
        return { folder: path.dirname(script), name: 'Electron', version: '0.0.0' };
    }
  }
}

/** The folder `app.getPath(name)` answers before anyone sets another; throws for a name it does not know. */
export function standardPath(name: string, productName: string): string {
  const home = os.homedir();
  const data = defaultDataFolder(productName, { platform: process.platform, home, env: process.env });
  const folders: Record<string, string> = {
    home,
    appData: path.dirname(data),
    userData: data,
    sessionData: data,
    logs: path.join(data, 'logs'),
    crashDumps: path.join(data, 'crashes'),
    temp: os.tmpdir(),
    exe: process.execPath,
    module: process.execPath,
    desktop: path.join(home, 'Desktop'),
    documents: path.join(home, 'Documents'),
    downloads: path.join(home, 'Downloads'),
    music: path.join(home, 'Music'),
    pictures: path.join(home, 'Pictures'),
    videos: path.join(home, 'Videos'),
  };
  const folder = folders[name];
  if (folder === undefined) throw new Error(`Failed to get '${name}' path`);
  return folder;
}
