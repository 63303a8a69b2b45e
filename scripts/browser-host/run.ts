import path from 'node:path';
import { pathToFileURL } from 'node:url';
import './register.ts';

// `node run.ts MAIN ...args`: what `electron MAIN ...args` is to Electron, for callers that cannot pass `--import`.
const main = process.argv[2];
if (main === undefined) throw new Error('Say which main script to run: node run.ts out/main/main.js');
process.argv.splice(1, 2, path.resolve(main));
await import(pathToFileURL(path.resolve(main)).href);
