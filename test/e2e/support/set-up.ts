import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../../scripts/start/build.mjs';
import { sampleFirm, startHost } from './host-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the sample firm as a first start leaves it. */
    sampleFolder: string;
  }
}

/** Builds what the specs run and makes the sample firm, once, before the first of them; answers how to tidy up. */
export default async function setUp(project: TestProject): Promise<() => void> {
  ensureBuilt();
  const folder = mkdtempSync(path.join(tmpdir(), 'clerkwell-e2e-sample-'));
  const host = await startHost(folder, ['--sample-firm', sampleFirm]);
  if (host.url === null) throw new Error(`The application did not start (${host.code}): ${host.printed}`);
  if ((await host.close()) !== 0) throw new Error(`The application did not end well: ${host.printed()}`);
  project.provide('sampleFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
