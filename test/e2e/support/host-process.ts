import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** The folder of the sample firm. */
export const sampleFirm = path.join(root, 'resources/sample-firm');

/** The built application running in the browser host. */
export type HostProcess = {
  /** The address of the ready line, good for one browser. */
  url: string;
  /** What it printed so far. */
  printed(): string;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
  /** Lets a person at the desktop do something: see scripts/browser-host/person.ts. */
  does(act: string, what?: string): void;
  /** Says which button answers the question that stands, or the next one, which is cancelled otherwise. */
  willAnswer(button: number): void;
  /** From now on a question stands until its answer is said. */
  letQuestionsStand(): void;
  /** Ends it as Ctrl+C does and waits for it; answers its exit code. */
  close(): Promise<number | null>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
};

/** How a start ended that never came to the ready line. */
export type FailedStart = { url: null; printed: string; code: number | null };

/**
 * Starts the built application on a data folder; answers when it is ready, or how it ended instead. `preload`: a module
 * that each of its threads loads first.
 */
export async function startHost(
  dataFolder: string,
  args: string[] = [],
  preload?: string,
): Promise<HostProcess | FailedStart> {
  const child = fork(path.join(root, 'out/main/main.js'), ['--data', dataFolder, ...args], {
    cwd: root,
    execArgv: [path.join(root, 'scripts/browser-host/register.ts'), ...(preload ? [preload] : [])].flatMap(
      (module) => ['--import', module],
    ),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const ready = new Promise<string>((resolve) => {
    child.on('message', (message: { type?: string; url?: string }) => {
      if (message.type === 'ready' && message.url) resolve(message.url);
    });
  });
  const url = await Promise.race([ready, ended.then(() => null)]);
  if (url === null) return { url: null, printed, code: await ended };
  return {
    url,
    printed: () => printed,
    ended,
    does: (act, what) => void child.send({ type: 'person', does: act, what }),
    willAnswer: (response) => void child.send({ type: 'dialog-answer', answer: { response } }),
    letQuestionsStand: () => void child.send({ type: 'dialogs-stand' }),
    close: () => stop(child, 'SIGTERM', ended),
    kill: async () => {
      await stop(child, 'SIGKILL', ended);
    },
  };
}

function stop(
  child: ChildProcess,
  signal: NodeJS.Signals,
  ended: Promise<number | null>,
): Promise<number | null> {
  child.kill(signal);
  return ended;
}
