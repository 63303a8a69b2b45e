/**
 * Stands in for `temporal-polyfill` in the page (electron.vite.config.ts): Chromium has had Temporal since 144, and the
 * polyfill would only hand it on.
 */
export const { Temporal } = globalThis as unknown as typeof import('temporal-polyfill');
