/** What goes over the page's socket. `page` is the path of the page that sends, `top` whether it is its window's top frame. */
export type FromPage =
  | { t: 'invoke'; id: number; channel: string; args: unknown[]; page: string; top: boolean }
  | { t: 'send'; channel: string; args: unknown[]; page: string; top: boolean }
  | { t: 'open' | 'navigate'; url: string; page: string; top: boolean };

/** What the host tells the page. */
export type ToPage =
  | { t: 'answer'; id: number; value: unknown }
  | { t: 'error'; id: number; message: string }
  | { t: 'event'; channel: string; args: unknown[] }
  | { t: 'reload' };

/**
 * JSON of a message. Electron clones what crosses between the processes; JSON would silently lose some of what a clone
 * keeps (dates, maps, bytes, NaN), so such a value throws here instead. Object members that are undefined are left out.
 */
export function toWire(message: ToPage): string {
  return JSON.stringify(message, function (this: Record<string, unknown>, key: string, json: unknown) {
    // `json` has been through toJSON already: look at what really stands there.
    const value = this[key];
    const lost = Array.isArray(this) && value === undefined ? 'undefined in a list' : whatJsonLoses(value);
    if (lost !== null)
      throw new Error(`An object could not be cloned: ${lost} at "${key}" cannot reach the page.`);
    return json;
  });
}

function whatJsonLoses(value: unknown): string | null {
  switch (typeof value) {
    case 'function':
    case 'symbol':
    case 'bigint':
      return `a ${typeof value}`;
    case 'number':
      return Number.isFinite(value) ? null : String(value);
    case 'object': {
      if (value === null || Array.isArray(value)) return null;
      const prototype = Object.getPrototypeOf(value);
      return prototype === null || prototype === Object.prototype ? null : `a ${value.constructor.name}`;
    }
    default:
      return null;
  }
}

/** The message in a text that came over the socket, or null when it is not one. */
export function fromWire(text: string): FromPage | null {
  try {
    const message: unknown = JSON.parse(text);
    return isFromPage(message) ? message : null;
  } catch {
    return null;
  }
}

function isFromPage(message: unknown): message is FromPage {
  if (typeof message !== 'object' || message === null || !('t' in message)) return false;
  const { t, id, channel, args, url, page } = message as Record<string, unknown>;
  if (typeof page !== 'string') return false;
  if (t === 'open' || t === 'navigate') return typeof url === 'string';
  const call = typeof channel === 'string' && Array.isArray(args);
  return call && (t === 'send' || (t === 'invoke' && typeof id === 'number'));
}
