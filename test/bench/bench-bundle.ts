import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Line } from './report.ts';

const folder = join(import.meta.dirname, '../../out/renderer');

function weigh(names: string[]): number {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1000;
}

/** What the page loads as it starts, and all of its scripts and styles with those of Options, gzipped. */
export function benchBundle(): Line[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css)$/.test(name),
  );
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const own = weigh(all.filter((name) => page.includes(name.replaceAll('\\', '/'))));
  return [
    { name: 'Page at its start, gzipped', own, unit: 'kB', limit: '< 400 kB', ok: own < 400 },
    { name: 'Page with Options, gzipped', own: weigh(all), unit: 'kB', limit: '' },
  ];
}
