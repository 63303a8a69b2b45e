import { ensureBuilt } from '../../../scripts/start/build.mjs';

/** Builds what the specs run, once, before the first of them. */
export default function setup(): void {
  ensureBuilt();
}
