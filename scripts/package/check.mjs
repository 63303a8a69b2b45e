import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../node-24.mjs';

const PROBE_MS = 8_000;
const DOWNLOADS = 'https://github.com/electron/';

/** Reads electron-builder.yml and has electron-builder check it. Throws an Error that says what is wrong. */
export async function readConfiguration() {
  // electron-builder does not export its reader and its validator; they are its own dependency, found from there.
  const requireHere = createRequire(import.meta.url);
  const requireBuilder = createRequire(requireHere.resolve('electron-builder/package.json'));
  const { validateConfiguration } = requireBuilder('app-builder-lib/out/util/config/config');
  const requireLib = createRequire(requireBuilder.resolve('app-builder-lib/package.json'));
  const text = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  const configuration = requireLib('js-yaml').load(text);
  await validateConfiguration(configuration, { isEnabled: false });
  return configuration;
}

/** What stands in the way of making the installers here: a sentence each, none when nothing does. */
export async function whatIsLacking({ platform, env, unsigned, canReach }) {
  const lacking = [];
  if (platform !== 'win32' && platform !== 'darwin')
    lacking.push('Installers are made on Windows (NSIS, MSI) or on macOS (dmg, pkg), and this is neither.');
  const downloads = env.ELECTRON_MIRROR || DOWNLOADS;
  if (!(await canReach(downloads)))
    lacking.push(
      `Electron's runtime and the installer tools are downloaded, and ${new URL(downloads).host} cannot be reached from here.`,
    );
  if (!unsigned) lacking.push(...missingCertificates(platform, env));
  return lacking;
}

function missingCertificates(platform, env) {
  if (platform === 'win32' && !env.WIN_CSC_LINK && !env.CSC_LINK)
    return [
      'There is no certificate to sign with: set WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD, or add --unsigned.',
    ];
  if (platform !== 'darwin') return [];
  const missing = [];
  if (!env.CSC_LINK && !env.CSC_NAME)
    missing.push(
      'There is no certificate to sign with: set CSC_LINK and CSC_KEY_PASSWORD, or CSC_NAME, or add --unsigned.',
    );
  if (!env.APPLE_API_KEY && !env.APPLE_ID && !env.APPLE_KEYCHAIN_PROFILE)
    missing.push(
      'There is no account to notarise with: set APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER, or add --unsigned.',
    );
  return missing;
}

/** Whether a server answers at all. */
export async function canReach(url) {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}
