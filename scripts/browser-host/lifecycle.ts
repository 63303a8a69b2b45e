import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { hostOptions } from './options.ts';
import { actAsPerson } from './person.ts';
import { becomeReady } from './ready-state.ts';
import { answerNextDialog, letDialogsStand } from './recorded.ts';
import { checkPage, type HostServer, startServer } from './server.ts';

const QUIT_LIMIT_MS = 25_000;
const SECOND_SIGNAL_MS = 1_500;

let signalledAt = 0;
let server: HostServer | null = null;

/** Starts the life of the application: ready after main has been evaluated, over when a signal or its parent says so. */
export function startLifecycle(): void {
  BrowserWindow.checkPage = checkPage;
  setImmediate(() => {
    becomeReady();
    app.emit('ready', {}, {});
  });
  BrowserWindow.lifecycle.once('shown', () => {
    startServer(hostOptions.port).then(serve, (error: Error) => {
      console.error(`The browser host cannot listen on port ${hostOptions.port}: ${error.message}`);
      app.exit(1);
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, quitBySignal);
  if (process.send === undefined) return;
  process.on('message', receive);
  // Whoever started this is gone, as a terminal that is closed.
  process.on('disconnect', () => process.emit('SIGHUP', 'SIGHUP'));
}

function serve(started: HostServer): void {
  server = started;
  announce();
  if (!process.stdin.isTTY) return;
  process.stdin.resume();
  process.stdin.on('data', announce);
}

/** Prints an address with a fresh key. A tool waits for this line: it stays as it is. */
function announce(): void {
  const url = server?.newAddress();
  if (url === undefined) return;
  console.log(`Clerkwell is ready: ${url}`);
  process.send?.({ type: 'ready', url });
}

/** What the process that started this one may ask: `new-key`, how dialogs are answered, and what a person does. */
function receive(message: unknown): void {
  if (typeof message !== 'object' || message === null || !('type' in message)) return;
  if (message.type === 'new-key') announce();
  if (message.type === 'dialog-answer' && 'answer' in message) answerNextDialog(Object(message.answer));
  if (message.type === 'dialogs-stand') letDialogsStand();
  if (message.type === 'person') actAsPerson(message);
}

/** Quits as a user would. Ctrl+C may reach us twice, from the terminal and through npm; a later one is meant. */
function quitBySignal(): void {
  const now = Date.now();
  if (signalledAt > 0) {
    if (now - signalledAt > SECOND_SIGNAL_MS) app.exit(1);
    return;
  }
  signalledAt = now;
  // As in Electron, the application's own listeners to the signal are heard before the quitting begins.
  setImmediate(() => app.quit());
  setTimeout(() => {
    console.error('The application did not quit in time and was ended.');
    app.exit(1);
  }, QUIT_LIMIT_MS);
}
