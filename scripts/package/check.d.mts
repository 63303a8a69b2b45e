import type { Configuration } from 'electron-builder';

/** Reads electron-builder.yml and has electron-builder check it. Throws an Error that says what is wrong. */
export function readConfiguration(): Promise<Configuration>;

/** What stands in the way of making the installers here: a sentence each, none when nothing does. */
export function whatIsLacking(machine: {
  platform: string;
  env: Record<string, string | undefined>;
  unsigned: boolean;
  canReach(url: string): Promise<boolean>;
}): Promise<string[]>;
