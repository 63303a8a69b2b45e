import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  filterMessages,
  makeMessage,
  shapeMessage,
  type TakenMessage,
  type TwilioReceived,
} from './twilio-messages.ts';
import { problemsWith, problemsWithCreate, twilioSchemas } from './twilio-schema.ts';

/** What the stand-in does with one create request. Where it says "accept", the message was really taken. */
export type TwilioBehaviour =
  | { kind: 'accept' }
  | { kind: 'error'; status: number; code: number; retryAfter?: string }
  | { kind: 'accept, then 500' }
  | { kind: 'accept, then 502 page' }
  | { kind: 'accept, then drop' }
  | { kind: 'accept, then hang' }
  | { kind: 'drop' }
  | { kind: 'page'; status: number };

/** A stand-in for Twilio's API on loopback that checks each request, and shapes each answer, by its description. */
export type TwilioStandIn = {
  url: string;
  accountSid: string;
  authToken: string;
  /** Every message that was really taken, in order. */
  received: TwilioReceived[];
  /** How many create requests came, whatever became of them. */
  creates: number;
  /** Requests that broke the description: a test that did not mean to should find none. */
  problems: string[];
  /** What the next creates meet, in turn; accepted when there is none left. */
  behave(...behaviours: TwilioBehaviour[]): void;
  /** The statuses a message shows, one more at each asking; the last stays. */
  statuses: string[];
  /** The error code of a message whose status is undelivered or failed. */
  errorCode: number | null;
  close(): Promise<void>;
};

/** Starts a stand-in on a free port. */
export async function startTwilioStandIn(
  account = { sid: `AC${'a'.repeat(32)}`, token: 'right-token' },
  port = 0,
): Promise<TwilioStandIn> {
  const taken: TakenMessage[] = [];
  const planned: TwilioBehaviour[] = [];
  const collection = `/2010-04-01/Accounts/${account.sid}/Messages`;

  const shape = (message: TakenMessage) => {
    const status = standIn.statuses[Math.min(message.asked, standIn.statuses.length - 1)] ?? 'queued';
    return shapeMessage(message, account.sid, status, standIn.errorCode);
  };
  const answer = (
    response: ServerResponse,
    status: number,
    body: object,
    headers: Record<string, string> = {},
  ) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  const refuse = (
    response: ServerResponse,
    status: number,
    code: number,
    headers: Record<string, string> = {},
  ) =>
    answer(
      response,
      status,
      { code, message: 'Refused', more_info: 'https://www.twilio.com/docs/errors', status },
      headers,
    );
  const shaped = (response: ServerResponse, status: number, body: object, schema = twilioSchemas.message) => {
    const problems = problemsWith(body, schema);
    if (problems.length > 0) throw new Error(`The stand-in's own answer is wrong: ${problems.join('; ')}`);
    answer(response, status, body);
  };
  const take = (form: URLSearchParams) => {
    const message = makeMessage(form, taken.length + 1);
    taken.push(message);
    const { to, from, body, sid } = message;
    standIn.received.push({ to, from, body, sid });
  };

  const create = (response: ServerResponse, form: URLSearchParams) => {
    const problems = problemsWithCreate(form);
    if (problems.length > 0) {
      standIn.problems.push(...problems);
      return refuse(response, 400, 21604);
    }
    standIn.creates += 1;
    const behaviour = planned.shift() ?? { kind: 'accept' };
    if (behaviour.kind.startsWith('accept')) take(form);
    switch (behaviour.kind) {
      case 'accept':
        return shaped(response, 201, shape(taken.at(-1) as TakenMessage));
      case 'error': {
        const { retryAfter } = behaviour;
        return refuse(
          response,
          behaviour.status,
          behaviour.code,
          retryAfter ? { 'retry-after': retryAfter } : {},
        );
      }
      case 'accept, then 500':
        return refuse(response, 500, 20500);
      case 'accept, then 502 page':
        return page(response, 502);
      case 'page':
        return page(response, behaviour.status);
      case 'accept, then drop':
      case 'drop':
        return response.socket?.resetAndDestroy();
      case 'accept, then hang':
        return undefined;
    }
  };
  const page = (response: ServerResponse, status: number) => {
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end('<html><h1>Something is wrong</h1></html>');
  };
  const find = (response: ServerResponse, query: URLSearchParams) => {
    const unknown = [...query.keys()].filter((name) => !twilioSchemas.listParameters.includes(name));
    standIn.problems.push(...unknown.map((name) => `${name} is not in the description`));
    if (unknown.length > 0) return refuse(response, 400, 20001);
    const messages = filterMessages(taken, query).map(shape);
    const uri = `${collection}.json`;
    const places = { end: Math.max(messages.length - 1, 0), page: 0, page_size: 50, start: 0 };
    const uris = { first_page_uri: uri, next_page_uri: null, previous_page_uri: null, uri };
    // The description says that this one may not be null, and the API sends null all the same.
    const checked = { ...places, ...uris, messages };
    const problems = problemsWith(checked, twilioSchemas.list).filter(
      (one) => !one.includes('previous_page_uri'),
    );
    if (problems.length > 0) throw new Error(`The stand-in's own answer is wrong: ${problems.join('; ')}`);
    return answer(response, 200, checked);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const wanted = `Basic ${Buffer.from(`${account.sid}:${account.token}`).toString('base64')}`;
    if (request.headers.authorization !== wanted) return refuse(response, 401, 20003);
    if (pathname === `${collection}.json`) {
      if (request.method === 'POST') return create(response, new URLSearchParams(text));
      if (request.method === 'GET') return find(response, searchParams);
    }
    const message = taken.find((one) => pathname === `${collection}/${one.sid}.json`);
    if (!message || request.method !== 'GET') return refuse(response, 404, 20404);
    shaped(response, 200, shape(message));
    message.asked += 1;
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      standIn.problems.push(String(error));
      response.destroy();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const standIn: TwilioStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accountSid: account.sid,
    authToken: account.token,
    received: [],
    creates: 0,
    problems: [],
    behave: (...behaviours) => planned.push(...behaviours),
    statuses: ['queued', 'sent', 'delivered'],
    errorCode: null,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return standIn;
}
