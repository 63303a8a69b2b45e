import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

const certificates = join(import.meta.dirname, 'tls');

/** The stand-in's own certificate: trust it as an authority in tests that use TLS. */
export const smtpCertificate = readFileSync(join(certificates, 'cert.pem'), 'utf8');

/** What the stand-in does with one connection. Where it says "accept", the mail was really taken. */
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

/** A mail the stand-in took, its headers unfolded and its text decoded. */
export type SmtpReceived = {
  from: string;
  /** Who it really went to, whatever its headers say. */
  recipients: string[];
  to: string;
  subject: string;
  messageId: string;
  text: string;
  secure: boolean;
};

/** How a stand-in is set up. With `user`, it lets nobody send who did not sign in. */
export type SmtpSetUp = {
  security?: 'starttls' | 'tls' | 'none';
  user?: { name: string; password: string };
  /** What it answers a wrong password. */
  refusal?: string;
  port?: number;
};

/** A real SMTP server on loopback. */
export type SmtpStandIn = {
  port: number;
  received: SmtpReceived[];
  connections: number;
  /** What the next connections meet, in turn; accepted when there is none left. */
  behave(...behaviours: SmtpBehaviour[]): void;
  close(): Promise<void>;
};

/** Starts a stand-in on a free port. */
export async function startSmtpStandIn(setUp: SmtpSetUp = {}): Promise<SmtpStandIn> {
  const { security = 'starttls', user } = setUp;
  const planned: SmtpBehaviour[] = [];
  const behaviours = new Map<string, SmtpBehaviour>();
  const standIn: SmtpStandIn = {
    port: 0,
    received: [],
    connections: 0,
    behave: (...more) => planned.push(...more),
    close: async () => {
      drop();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
  // The sockets as the server speaks over them: to destroy what lies under TLS would end the process.
  const drop = () => {
    const { connections } = server as unknown as { connections: Set<{ _socket: Socket }> };
    for (const connection of [...connections]) connection._socket.destroy();
  };
  const meet = (session: SMTPServerSession, at: string, next: (error?: Error | null) => void) => {
    const behaviour = behaviours.get(session.id);
    if (behaviour?.kind === 'drop' && behaviour.at === at) return drop();
    if (behaviour?.kind !== 'refuse' || behaviour.at !== at) return next();
    return next(
      Object.assign(new Error(behaviour.text ?? 'Refused'), { responseCode: behaviour.code ?? 550 }),
    );
  };
  const server = new SMTPServer({
    key: readFileSync(join(certificates, 'key.pem')),
    cert: smtpCertificate,
    secure: security === 'tls',
    disabledCommands: security === 'starttls' ? [] : ['STARTTLS'],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onConnect: (session, next) => {
      standIn.connections += 1;
      const behaviour = planned.shift() ?? { kind: 'accept' };
      behaviours.set(session.id, behaviour);
      if (behaviour.kind !== 'silence') meet(session, 'greeting', next);
    },
    onAuth: (auth, _session, next) => {
      if (auth.username === user?.name && auth.password === user?.password)
        return next(null, { user: auth.username });
      return next(Object.assign(new Error(setUp.refusal ?? '5.7.8 Wrong password'), { responseCode: 535 }));
    },
    onMailFrom: (_address, session, next) => meet(session, 'mail', next),
    onRcptTo: (_address, session, next) => meet(session, 'recipient', next),
    onData: async (stream, session, next) => {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      } catch {
        // The sender was gone before its mail was whole: nothing was taken.
        return;
      }
      const behaviour = behaviours.get(session.id);
      if (behaviour?.kind.startsWith('accept')) {
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = {
          from: mailFrom ? mailFrom.address : '',
          recipients: rcptTo.map((one) => one.address),
        };
        standIn.received.push({
          ...envelope,
          ...parseMail(Buffer.concat(chunks).toString()),
          secure: session.secure,
        });
      }
      if (behaviour?.kind === 'accept, then drop') return drop();
      if (behaviour?.kind === 'accept, then silence') return;
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

function parseMail(raw: string): Pick<SmtpReceived, 'to' | 'subject' | 'messageId' | 'text'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const header = (name: string) =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const body = rest.join('\r\n\r\n');
  const encoding = header('content-transfer-encoding').toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? unquote(body)
        : body;
  return {
    to: decodeWords(header('to')),
    subject: decodeWords(header('subject')),
    messageId: header('message-id'),
    text: text.replace(/\r\n/g, '\n').trimEnd(),
  };
}

function unquote(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** Encoded words of headers (RFC 2047). */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : unquote(word.replace(/_/g, ' ')),
    );
}
