/** Builds main, preload and renderer into `out`, unless no source has changed since. Throws when it fails. */
export function ensureBuilt(): void;
