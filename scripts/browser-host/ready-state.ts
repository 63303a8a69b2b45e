const { promise, resolve } = Promise.withResolvers<void>();
let ready = false;

/** Whether the application is ready. */
export function isReady(): boolean {
  return ready;
}

/** Resolves when the application is ready. */
export function whenReady(): Promise<void> {
  return promise;
}

/** Makes the application ready. */
export function becomeReady(): void {
  ready = true;
  resolve();
}

/** Throws what Electron throws for an API that cannot be used before the application is ready. */
export function needReady(what: string): void {
  if (!ready) throw new Error(`${what} can only be used after the app is ready`);
}
