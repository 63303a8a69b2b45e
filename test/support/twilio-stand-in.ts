import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { standInTls } from './tls.ts';
import {
  createMessageStore,
  shapeMessage,
  shapePage,
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
  | { kind: 'accept, then stop in the answer' }
  | { kind: 'drop' }
  | { kind: 'page'; status: number };

/** How a stand-in is set up. `secure`: it speaks https, by the certificate of `tls/`. */
export type TwilioSetUp = { sid?: string; token?: string; port?: number; secure?: boolean };

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
  /** What a create meets for which nothing is planned; accepted unless a test says otherwise. */
  usually: () => TwilioBehaviour;
  /** Numbers that are refused, with which code of the API; null: this one is not. */
  refuses: (to: string) => number | null;
  /** How many texts a number really got. */
  countOf(to: string): number;
  /** A text comes in from a client; answers its SID. `at`: now unless told. */
  receive(text: { from: string; to: string; body: string; at?: Date }): string;
  /** The statuses a message shows, one more at each asking; the last stays. */
  statuses: string[];
  /** The error code of a message whose status is undelivered or failed. */
  errorCode: number | null;
  /** A message shows in lists only after so many of them, and so many milliseconds. */
  lag: { lists: number; milliseconds: number };
  /** How many list requests came. */
  lists: number;
  /** How long an answer takes, in milliseconds. */
  delay: number;
  /** What its clock says; the computer's own unless a test sets it. */
  now: () => Date;
  close(): Promise<void>;
};

/** Starts a stand-in, on a free port unless told. */
export async function startTwilioStandIn(setUp: TwilioSetUp = {}): Promise<TwilioStandIn> {
  const { sid: accountSid = `AC${'a'.repeat(32)}`, token: authToken = 'right-token', secure = false } = setUp;
  const store = createMessageStore();
  const planned: TwilioBehaviour[] = [];
  const collection = `/2010-04-01/Accounts/${accountSid}/Messages`;

  const shape = (message: TakenMessage) => {
    const status = standIn.statuses[Math.min(message.asked, standIn.statuses.length - 1)] ?? 'queued';
    // A messaging service counts only when it has chosen the sender.
    const segments = message.service && message.asked === 0 ? '0' : '1';
    return shapeMessage(message, accountSid, status, standIn.errorCode, segments);
  };
  const answer = (response: ServerResponse, status: number, body: object, headers: Headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, status: number, code: number, headers: Headers = {}) => {
    const words = { message: 'Refused', more_info: 'https://www.twilio.com/docs/errors' };
    answer(response, status, { code, status, ...words }, headers);
  };
  const shaped = (response: ServerResponse, status: number, body: object, schema = twilioSchemas.message) => {
    const problems = problemsWith(body, schema).filter((one) => !one.includes('previous_page_uri is null'));
    if (problems.length > 0) throw new Error(`The stand-in's own answer is wrong: ${problems.join('; ')}`);
    answer(response, status, body);
  };
  const take = (form: URLSearchParams) => {
    const [to, from, body] = [form.get('To') ?? '', form.get('From'), form.get('Body') ?? ''];
    const message = store.add({ to, from, body, service: form.get('MessagingServiceSid') }, standIn.now());
    standIn.received.push({ to, from, body, sid: message.sid });
    return message;
  };
  const page = (response: ServerResponse, status: number) => {
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end('<html><h1>Something is wrong</h1></html>');
  };

  const create = (response: ServerResponse, form: URLSearchParams) => {
    const problems = problemsWithCreate(form);
    if (problems.length > 0) {
      standIn.problems.push(...problems);
      return refuse(response, 400, 21604);
    }
    standIn.creates += 1;
    const behaviour = planned.shift() ?? standIn.usually();
    const code = standIn.refuses(form.get('To') ?? '');
    if (behaviour.kind === 'accept' && code !== null) return refuse(response, 400, code);
    const taken = behaviour.kind.startsWith('accept') ? take(form) : null;
    switch (behaviour.kind) {
      case 'accept':
        return shaped(response, 201, shape(taken as TakenMessage));
      case 'error': {
        const { status, code: refusal, retryAfter } = behaviour;
        return refuse(response, status, refusal, retryAfter ? { 'retry-after': retryAfter } : {});
      }
      case 'accept, then 500':
        return refuse(response, 500, 20500);
      case 'accept, then 502 page':
        return page(response, 502);
      case 'page':
        return page(response, behaviour.status);
      case 'accept, then drop':
      case 'drop':
        // A reset, where it can be one: TLS has none.
        return secure ? response.socket?.destroy() : response.socket?.resetAndDestroy();
      case 'accept, then hang':
        return undefined;
      case 'accept, then stop in the answer':
        response.writeHead(201, { 'content-type': 'application/json' }).write('{"sid":');
        return undefined;
    }
  };
  const list = (response: ServerResponse, query: URLSearchParams) => {
    const unknown = [...query.keys()].filter((name) => !twilioSchemas.listParameters.includes(name));
    standIn.problems.push(...unknown.map((name) => `${name} is not in the description`));
    if (unknown.length > 0) return refuse(response, 400, 20001);
    standIn.lists += 1;
    const oldest = standIn.now().getTime() - standIn.lag.milliseconds;
    const shown = store.list(query).filter((one) => {
      one.lists += 1;
      return one.lists > standIn.lag.lists && one.at.getTime() <= oldest;
    });
    shaped(response, 200, shapePage(`${collection}.json`, query, shown, shape), twilioSchemas.list);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    if (standIn.delay > 0) await setTimeout(standIn.delay);
    const wanted = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    if (request.headers.authorization !== wanted) return refuse(response, 401, 20003);
    if (pathname === `${collection}.json`) {
      if (request.method === 'POST') return create(response, new URLSearchParams(text));
      if (request.method === 'GET') return list(response, searchParams);
    }
    const sid = /^(.*)\/(\w+)\.json$/.exec(pathname);
    const message = sid?.[1] === collection ? store.find(sid[2] ?? '') : undefined;
    if (!message || request.method !== 'GET') return refuse(response, 404, 20404);
    shaped(response, 200, shape(message));
    message.asked += 1;
  };

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch((error: unknown) => {
      standIn.problems.push(String(error));
      response.destroy();
    });
  };
  const server = secure ? createSecureServer(standInTls, listener) : createServer(listener);
  server.listen(setUp.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const standIn: TwilioStandIn = {
    url: secure ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    accountSid,
    authToken,
    received: [],
    creates: 0,
    problems: [],
    behave: (...behaviours) => planned.push(...behaviours),
    usually: () => ({ kind: 'accept' }),
    refuses: () => null,
    countOf: store.countOf,
    receive: ({ at, ...text }) => store.add({ ...text, direction: 'inbound' }, at ?? standIn.now()).sid,
    statuses: ['queued', 'sent', 'delivered'],
    errorCode: null,
    lag: { lists: 0, milliseconds: 0 },
    lists: 0,
    delay: 0,
    now: () => new Date(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return standIn;
}

type Headers = Record<string, string>;
