import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createSecureContext } from 'node:tls';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from 'smtp-server';
import { type MailContent, parseMail } from './smtp-mail.ts';
import { standInTls } from './tls.ts';

/** The stand-in's own certificate: trust it as an authority in tests that use TLS. */
export const smtpCertificate = standInTls.cert;
/** Trusts the stand-in, and nobody else. */
export const smtpTrust = createSecureContext({ ca: smtpCertificate });

/** What the stand-in does with one connection ("greeting", "silence") or one mail. Where it says "accept", the mail was really taken. */
export type SmtpBehaviour =
  | { kind: 'accept' }
  | { kind: 'accept, then drop' }
  | { kind: 'accept, then silence' }
  | {
      kind: 'drop' | 'refuse';
      at: 'greeting' | 'mail' | 'recipient' | 'content';
      code?: number;
      text?: string;
    }
  | { kind: 'silence' };

/** A mail the stand-in took. */
export type SmtpReceived = MailContent & {
  from: string;
  /** Who it really went to, whatever its headers say. */
  recipients: string[];
  secure: boolean;
};

/** How a stand-in is set up. With `user`, it lets nobody send who did not sign in. */
export type SmtpSetUp = {
  security?: 'starttls' | 'tls' | 'none';
  user?: { name: string; password: string; token?: string };
  /** What it answers a wrong password, and with which code instead of 535. */
  refusal?: string;
  refusalCode?: number;
  port?: number;
};

/** A real SMTP server on loopback. */
export type SmtpStandIn = {
  port: number;
  received: SmtpReceived[];
  /** How many connections were ever made, and how many stand now. */
  connections: number;
  open(): number;
  /** What the next connections or mails meet, in turn; accepted when there is none left. */
  behave(...behaviours: SmtpBehaviour[]): void;
  /** What a mail meets for which nothing is planned; accepted unless a test says otherwise. */
  usually: () => SmtpBehaviour;
  /** Recipients that are refused, with which code; null: this one is not. */
  refuses: (recipient: string) => number | null;
  /** How long it takes to answer a mail, in milliseconds. */
  delay: number;
  /** How many mails a recipient really got. */
  countOf(recipient: string): number;
  /** Ends every connection, as a server that restarts. */
  drop(): void;
  close(): Promise<void>;
};

/** Starts a stand-in on a free port. */
export async function startSmtpStandIn(setUp: SmtpSetUp = {}): Promise<SmtpStandIn> {
  const { security = 'starttls', user } = setUp;
  const planned: SmtpBehaviour[] = [];
  const met = new Map<string, SmtpBehaviour>();
  const counts = new Map<string, number>();
  // The sockets as the server speaks over them: to destroy what lies under TLS would end the process.
  const drop = (which: (id: string) => boolean) => {
    const { connections } = server as unknown as { connections: Set<{ id: string; _socket: Socket }> };
    for (const { id, _socket } of [...connections]) if (which(id)) _socket.destroy();
  };
  const standIn: SmtpStandIn = {
    port: 0,
    received: [],
    connections: 0,
    open: () => server.connections.size,
    behave: (...more) => planned.push(...more),
    usually: () => ({ kind: 'accept' }),
    refuses: () => null,
    delay: 0,
    countOf: (recipient) => counts.get(recipient) ?? 0,
    drop: () => drop(() => true),
    close: async () => {
      drop(() => true);
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
  const take = (mail: SmtpReceived) => {
    standIn.received.push(mail);
    for (const one of mail.recipients) counts.set(one, standIn.countOf(one) + 1);
  };
  type Next = (error?: Error | null) => void;
  const refuse = (next: Next, code = 550, text = 'Refused') =>
    next(Object.assign(new Error(text), { responseCode: code }));
  const meet = (session: SMTPServerSession, at: string, next: Next) => {
    const behaviour = met.get(session.id);
    if (behaviour?.kind === 'drop' && behaviour.at === at) return drop((id) => id === session.id);
    if (behaviour?.kind !== 'refuse' || behaviour.at !== at) return next();
    return refuse(next, behaviour.code, behaviour.text);
  };
  const isRight = (auth: SMTPServerAuthentication) =>
    auth.username === user?.name &&
    (auth.method === 'XOAUTH2' ? auth.accessToken === user?.token : auth.password === user?.password);
  const server = new SMTPServer({
    ...standInTls,
    secure: security === 'tls',
    disabledCommands: security === 'starttls' ? [] : ['STARTTLS'],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    authMethods: user?.token === undefined ? ['PLAIN', 'LOGIN'] : ['PLAIN', 'LOGIN', 'XOAUTH2'],
    onConnect: (session, next) => {
      standIn.connections += 1;
      const first = planned[0];
      const isOfConnection = first?.kind === 'silence' || (first && 'at' in first && first.at === 'greeting');
      met.set(session.id, (isOfConnection && planned.shift()) || { kind: 'accept' });
      if (met.get(session.id)?.kind !== 'silence') meet(session, 'greeting', next);
    },
    onClose: (session) => met.delete(session.id),
    onAuth: (auth, _session, next) => {
      if (isRight(auth)) return next(null, { user: auth.username });
      // A token is refused in two steps: why (334), and then that.
      if (auth.method === 'XOAUTH2' && setUp.refusalCode === undefined) {
        return next(null, { data: { status: '401', schemes: 'bearer', scope: 'https://mail.example.com/' } });
      }
      return refuse(next, setUp.refusalCode ?? 535, setUp.refusal ?? '5.7.8 Wrong password');
    },
    onMailFrom: (_address, session, next) => {
      met.set(session.id, planned.shift() ?? standIn.usually());
      meet(session, 'mail', next);
    },
    onRcptTo: ({ address }, session, next) => {
      const code = standIn.refuses(address);
      if (code !== null) return refuse(next, code);
      meet(session, 'recipient', next);
    },
    onData: async (stream, session, next) => {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      } catch {
        // The sender was gone before its mail was whole: nothing was taken.
        return;
      }
      const behaviour = met.get(session.id);
      if (behaviour?.kind.startsWith('accept')) {
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = {
          from: mailFrom ? mailFrom.address : '',
          recipients: rcptTo.map((one) => one.address),
        };
        take({ ...envelope, ...parseMail(Buffer.concat(chunks).toString()), secure: session.secure });
      }
      if (behaviour?.kind === 'accept, then drop') return drop((id) => id === session.id);
      if (behaviour?.kind === 'accept, then silence') return;
      if (standIn.delay > 0) await setTimeout(standIn.delay);
      meet(session, 'content', next);
    },
  });
  // A client that goes away in the middle is what the tests are about.
  server.on('error', () => {});
  server.listen(setUp.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  standIn.port = (server.server.address() as AddressInfo).port;
  return standIn;
}
