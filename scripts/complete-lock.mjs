import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './node-24.mjs';

// `node scripts/complete-lock.mjs`, after every `npm install`: adds the optional packages of other platforms that npm
// left out of the lock file because the registry did not offer them, so that `npm ci` finds the lock complete
// (docs/decisions/0012).

const systems = [
  'android',
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'openharmony',
  'sunos',
  'aix',
];
const processors = {
  x64: 'x64',
  arm64: 'arm64',
  ia32: 'ia32',
  gnueabihf: 'arm',
  musleabihf: 'arm',
  eabi: 'arm',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
};

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [`node_modules/${name}`, `${place}/node_modules/${name}`];
    if (place !== '' && !places.some((one) => lock.packages[one])) missing.push({ name, version });
  }
}
for (const { name, version } of missing) lock.packages[`node_modules/${name}`] = lockEntry(name, version);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} optional packages added to package-lock.json`);

/** The entry of a platform's package, whose system, processor and C library stand in its name. */
function lockEntry(name, version) {
  const os = systems.find((one) => name.includes(one));
  const cpu = Object.entries(processors).find(([part]) => name.includes(part))?.[1];
  const libc = name.includes('musl') ? 'musl' : name.includes('gnu') && os === 'linux' ? 'glibc' : undefined;
  return {
    version,
    dev: true,
    optional: true,
    ...(cpu && { cpu: [cpu] }),
    ...(os && { os: [os] }),
    ...(libc && { libc: [libc] }),
  };
}
