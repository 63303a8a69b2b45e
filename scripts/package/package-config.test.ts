import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { APP_ID } from '../../src-main/shell/app-id.ts';
import { readConfiguration, whatIsLacking } from './check.mjs';
import { allFuses } from './set-fuses.mjs';

const configuration = await readConfiguration();
const patterns = [configuration.files ?? []].flat().filter((pattern) => typeof pattern === 'string');

it('sets every fuse that Electron has, and none to the weaker side', () => {
  expect(allFuses(configuration.electronFuses ?? {})).toEqual({
    0: false, // RunAsNode
    1: true, // EnableCookieEncryption
    2: false, // EnableNodeOptionsEnvironmentVariable
    3: false, // EnableNodeCliInspectArguments
    4: true, // EnableEmbeddedAsarIntegrityValidation
    5: true, // OnlyLoadAppFromAsar
    6: false, // LoadBrowserProcessSpecificV8Snapshot: there is no such snapshot
    7: false, // GrantFileProtocolExtraPrivileges
    8: true, // WasmTrapHandlers
  });
  expect(configuration.afterPack).toBe('./scripts/package/set-fuses.mjs');
  expect(configuration.disableAsarIntegrity ?? false).toBe(false);
});

it('installs for every user of the computer', () => {
  expect(configuration.nsis?.perMachine).toBe(true);
  expect(configuration.msi?.perMachine).toBe(true);
  expect(configuration.pkg?.allowCurrentUserHome).toBe(false);
  expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false);
});

it('gives the shortcuts the id under which Windows shows notifications', () => {
  expect(configuration.appId).toBe(APP_ID);
});

it('makes the four installers', () => {
  const names = [configuration.win?.target, configuration.mac?.target]
    .flat()
    .map((target) => (typeof target === 'object' && target !== null ? target.target : target));
  expect(names).toEqual(['nsis', 'msi', 'dmg', 'pkg']);
});

it('compiles nothing, and takes the driver out of the archive for every platform', () => {
  expect(configuration.npmRebuild).toBe(false);
  expect(configuration.asarUnpack).toEqual(['node_modules/better-sqlite3/prebuilds/*.node']);
  const prebuilds = readdirSync(new URL('../../node_modules/better-sqlite3/prebuilds', import.meta.url));
  for (const name of ['win32-x64', 'darwin-arm64', 'darwin-x64']) expect(prebuilds).toContain(`${name}.node`);
});

it('packs what the application reads, and no tests, scripts or browser host', () => {
  const included = patterns.filter((pattern) => !pattern.startsWith('!'));
  expect(included).toEqual(['out/**', 'resources/sample-firm/**', 'resources/tray/**', 'package.json']);
  expect(patterns).toContain('!**/*.test.*');
});

it('names no certificate, password or server for updates', () => {
  expect(configuration.publish).toBeNull();
  expect(JSON.stringify(configuration)).not.toMatch(/cscLink|password|certificate|"identity"|https?:/i);
});

it('says what a machine lacks', async () => {
  const reachable = { canReach: async () => true };
  const windows = { platform: 'win32', unsigned: false, ...reachable };
  expect(await whatIsLacking({ ...windows, env: { WIN_CSC_LINK: 'file.pfx' } })).toEqual([]);
  expect(await whatIsLacking({ ...windows, env: {}, unsigned: true })).toEqual([]);
  expect(await whatIsLacking({ ...windows, env: {} })).toEqual([expect.stringContaining('WIN_CSC_LINK')]);
  expect(await whatIsLacking({ ...windows, env: {}, platform: 'darwin' })).toEqual([
    expect.stringContaining('CSC_LINK'),
    expect.stringContaining('APPLE_API_KEY'),
  ]);
  expect(
    await whatIsLacking({ platform: 'linux', env: {}, unsigned: false, canReach: async () => false }),
  ).toEqual([expect.stringContaining('neither'), expect.stringContaining('github.com cannot be reached')]);
});
