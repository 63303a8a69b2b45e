/** Finds or downloads Electron: `{ program }`, or `{ reason }` with the half of a sentence that says why there is none. */
export function findElectron(): Promise<{ program?: string; reason?: string }>;
/** Electron's program when its runtime is here, else null. Downloads nothing. */
export function installedElectron(): string | null;
