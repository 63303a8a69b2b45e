/** The path of Chromium, Chrome or Edge on this machine; throws an Error that says what to install. */
export function findBrowser(): string;
