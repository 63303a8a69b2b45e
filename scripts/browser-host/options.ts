import path from 'node:path';

/** What the host itself reads of the command line; the rest is the application's. */
export type HostOptions = { port: number; data: string | undefined };

/** Reads `--port N` (0, the default, is any free port) and `--data DIR`; both also as `--name=value`. */
export function readHostOptions(argv: readonly string[]): HostOptions {
  const port = Number(optionValue(argv, '--port') ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error('--port takes a number from 0 to 65535.');
  const data = optionValue(argv, '--data');
  return { port, data: data === undefined ? undefined : path.resolve(data) };
}

function optionValue(argv: readonly string[], name: string): string | undefined {
  const at = argv.indexOf(name);
  if (at >= 0) return argv[at + 1];
  return argv.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The options of this process. */
export const hostOptions = readHostOptions(process.argv.slice(2));
