import { app } from 'electron';

/**
 * Lets what is under way finish before the program ends. Answers how to end it without asking anybody: what is under
 * way is stopped first, for as long as the system allows.
 */
export function endWell(stop: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let stopping: Promise<void> | null = null;
  let stopped = false;
  const stopOnce = () => {
    stopping ??= stop()
      .catch(failed)
      .then(() => {
        stopped = true;
      });
    return stopping;
  };
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    if (stopping === null) void stopOnce().then(() => app.quit());
  });
  let ending = false;
  return () => {
    if (ending) return;
    ending = true;
    void stopOnce().then(() => app.exit(0));
  };
}
