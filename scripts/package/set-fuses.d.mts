import type { Configuration } from 'electron-builder';

/** Every fuse of Electron by its number; `undefined` for one that nobody has decided on. */
export function allFuses(
  electronFuses: NonNullable<Configuration['electronFuses']>,
): Record<string, boolean | undefined>;
