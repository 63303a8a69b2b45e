import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Line } from './report.ts';

/** What the renderer's scripts and styles weigh, gzipped. */
export function benchBundle(): Line {
  const folder = join(import.meta.dirname, '../../out/renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css)$/.test(name),
  );
  const own = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1000;
  return { name: 'Renderer, gzipped', own, unit: 'kB', limit: '< 400 kB', ok: own < 400 };
}
