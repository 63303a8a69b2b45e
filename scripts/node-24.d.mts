/** The top folder of the project. */
export const root: string;

/** The Node 24 that the project runs under; throws an Error when there is none. */
export function node24(): string;

/** Goes on only under Node 24: an older Node runs the same script again under the project's own. */
export function requireNode24(): void;
