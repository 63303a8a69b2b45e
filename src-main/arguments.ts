import path from 'node:path';
import { parseArgs } from 'node:util';

/** What the program was started with. */
export type Arguments = { dataFolder: string | null; sampleFirm: string | null };

/** Reads `--data DIR` and `--sample-firm DIR`; everything else on the line belongs to Electron or the host. */
export function readArguments(line: string[]): Arguments {
  const { values } = parseArgs({
    args: line,
    options: { data: { type: 'string' }, 'sample-firm': { type: 'string' } },
    strict: false,
  });
  const folder = (value: unknown) => (typeof value === 'string' && value !== '' ? path.resolve(value) : null);
  return { dataFolder: folder(values.data), sampleFirm: folder(values['sample-firm']) };
}
