import type { RequestOptions } from 'twilio/lib/base/RequestClient';
import { retryAfterSeconds } from './retry-after.ts';

/** An answer of the API that is not a success. `code` is null where it is not the API that answered. */
export class HttpFailure extends Error {
  status: number;
  code: number | null;
  retryAfterSeconds: number | null;
  constructor(status: number, code: number | null, retryAfterSeconds: number | null) {
    super(`The API answered ${status}${code === null ? '' : ` with code ${code}`}`);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Answer = { statusCode: number; body: unknown; headers: Record<string, string> };

/**
 * The SDK's way to the network: one try over `fetch`, at the configured address, with a time limit over the whole
 * exchange. Throws HttpFailure for every answer that is not a success, and what `fetch` throws.
 */
export function createTwilioHttp(doFetch: typeof fetch, apiAddress: string, limitSeconds: number) {
  const ask = async (
    options: RequestOptions<Record<string, unknown>, object>,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const asked = new URL(options.uri);
    const target = new URL(apiAddress.replace(/\/+$/, '') + asked.pathname + asked.search);
    for (const [name, value] of form(options.params ?? {})) target.searchParams.append(name, value);
    const secret = Buffer.from(`${options.username}:${options.password}`).toString('base64');
    const answer = await doFetch(target.href, {
      method: options.method.toUpperCase(),
      // A kept connection may have died unseen, and what was written on it would be in doubt.
      headers: { ...headersOf(options.headers), authorization: `Basic ${secret}`, connection: 'close' },
      body: options.data ? form(options.data) : null,
      redirect: 'manual',
      // The API needs no cookies, and an answer of yesterday is of no use.
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
    const body = parse(await answer.text());
    // A page is not the API's answer, even with a status of success: some network in between speaks.
    if (answer.status < 200 || answer.status >= 300 || body === null) {
      throw new HttpFailure(answer.status, codeIn(body), retryAfterSeconds(answer.headers));
    }
    return { statusCode: answer.status, body, headers: Object.fromEntries(answer.headers) };
  };
  return {
    request: (options: RequestOptions<Record<string, unknown>, object>): Promise<Answer> =>
      withTimeLimit(limitSeconds * 1000, (signal) => ask(options, signal)),
  };
}

/** Ends with a TimeoutError when the time is over, whether or not what is waited for heeds the signal. */
async function withTimeLimit<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new DOMException('The API did not answer in time', 'TimeoutError');
      reject(error);
      controller.abort(error);
    }, milliseconds);
  });
  try {
    return await Promise.race([work(controller.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}

function headersOf(headers: object | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
}

function form(values: object): URLSearchParams {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined)
      .map((one) => [name, String(one)]),
  );
  return new URLSearchParams(pairs);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function codeIn(body: unknown): number | null {
  const code = body !== null && typeof body === 'object' && 'code' in body ? body.code : null;
  return typeof code === 'number' ? code : null;
}
