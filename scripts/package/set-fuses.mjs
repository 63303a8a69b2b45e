import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/** The fuses that electron-builder's own configuration has no name for yet. */
const furtherFuses = { WasmTrapHandlers: true };

/** Every fuse of Electron by its number, from `electronFuses` of electron-builder.yml and the ones above. */
export function allFuses(electronFuses) {
  const names = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
  return Object.fromEntries(
    names.map((name) => [
      FuseV1Options[name],
      electronFuses[name[0].toLowerCase() + name.slice(1)] ?? furtherFuses[name],
    ]),
  );
}

/** electron-builder's `afterPack`: sets all fuses, and fails when this Electron has one that nobody has decided on. */
export default async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const programs = { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` };
  await flipFuses(path.join(appOutDir, programs[electronPlatformName] ?? packager.executableName), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...allFuses(packager.config.electronFuses),
  });
}
