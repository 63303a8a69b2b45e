import { app } from 'electron';

/** True for the first instance on this data folder; a later one gets false, and the first is told to `open`. */
export function holdSingleInstance(open: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', open);
  return true;
}
