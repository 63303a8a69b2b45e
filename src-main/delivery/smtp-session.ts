import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPConnectionCustomAuthHandler } from 'nodemailer/lib/smtp-connection';
import { assertNever } from '../../src-shared/result.ts';
import type { AccessToken, SmtpAccount, SmtpAuth, SmtpLimits } from './smtp-account.ts';

/** One mail as it goes over the wire: from one address, to exactly one. */
export type SmtpMail = { from: string; to: string; raw: Buffer };

/** One connection to a mail server. It takes one mail at a time. */
export type SmtpSession = {
  /** Connects, secures, signs in. Rejects with nodemailer's errors, and with NoToken. */
  open(): Promise<void>;
  /**
   * Hands one mail over; resolves when the server took it. Rejects with nodemailer's errors. `onContent` is called
   * before the first byte of the content is written: until then, nothing was taken over for certain.
   */
  send(mail: SmtpMail, onContent: () => void): Promise<void>;
  /** Whether it can take no more: closed by the server, or by us. After a failure it is to be destroyed. */
  isClosed(): boolean;
  /** Ends it at once, whatever is under way. */
  destroy(): void;
  /** Takes leave of the server; for a connection that nothing uses. */
  quit(): void;
};

/** nodemailer takes another method for XOAUTH2 when it does not itself know the token: ours has a name of its own. */
const ourMethod = 'TOKEN';

/** There is no token to sign in with. */
export class NoToken extends Error {
  answer: Extract<AccessToken, { ok: false }>;
  constructor(answer: Extract<AccessToken, { ok: false }>) {
    super('There is no access token');
    this.answer = answer;
  }
}

/** Makes a connection that is not open yet. Certificate errors are never ignored. */
export async function createSmtpSession(account: SmtpAccount, limits: SmtpLimits): Promise<SmtpSession> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const { auth, trust } = account;
  let token = '';
  const connection: SMTPConnection = new Connection({
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    requireTLS: account.security === 'starttls',
    ignoreTLS: account.security === 'none',
    tls: { secureContext: trust },
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.socket,
    dnsTimeout: limits.connection,
    socketCloseTimeout: 0,
    customAuth: { [ourMethod]: signInWithToken(() => token) },
  });
  /** What ends a step that is under way; between steps the end of a connection is noticed by `destroyed`. */
  let fail: (error: unknown) => void = () => {};
  connection.on('error', (error: unknown) => fail(error));
  connection.on('end', () => {
    // What the server said before it closed is told after this, and says more.
    const failLater = fail;
    setImmediate(() => failLater(new Error('The connection was closed')));
  });

  const step = async (begin: (done: (error?: unknown) => void) => void) => {
    try {
      await new Promise<void>((resolve, reject) => {
        fail = reject;
        begin((error) => (error ? reject(error) : resolve()));
      });
    } finally {
      fail = () => {};
    }
  };
  return {
    open: async () => {
      if (auth.kind === 'oauth2') {
        const answer = await auth.accessToken();
        if (!answer.ok) throw new NoToken(answer);
        token = answer.token;
      }
      await step((done) => connection.connect(done));
      // A server that offers no sign-in lets this computer send without one, or refuses the sender.
      if (auth.kind !== 'none' && connection.allowsAuth)
        await step((done) => connection.login(credentialsOf(auth), done));
    },
    send: ({ from, to, raw }, onContent) => {
      // nodemailer's errors are the same before and after the content; the reading of the content is not.
      const content = new Readable({
        read() {
          onContent();
          this.push(raw);
          this.push(null);
        },
      });
      const envelope = { from: { address: from }, to: [{ address: to }] };
      return step((done) =>
        connection.send(envelope, content, (error, info) => {
          if (error || (info && info.accepted.length > 0 && info.rejected.length === 0)) return done(error);
          done(info?.rejectedErrors?.[0] ?? new Error('The server took the mail for nobody'));
        }),
      );
    },
    isClosed: () => connection.destroyed,
    destroy: () => connection.close(),
    quit: () => connection.quit(),
  };
}

function credentialsOf(auth: Exclude<SmtpAuth, { kind: 'none' }>) {
  switch (auth.kind) {
    case 'password':
      return { credentials: { user: auth.username, pass: auth.password } };
    case 'oauth2':
      return { user: auth.username, method: ourMethod };
    default:
      return assertNever(auth);
  }
}

/**
 * Google's and Microsoft's SASL mechanism XOAUTH2. A server that refuses the token first asks for an empty answer (334),
 * and then says why.
 */
function signInWithToken(token: () => string): SMTPConnectionCustomAuthHandler {
  return async ({ auth, sendCommand }) => {
    const words = `user=${auth.user}\x01auth=Bearer ${token()}\x01\x01`;
    let answer = await sendCommand(`AUTH XOAUTH2 ${Buffer.from(words).toString('base64')}`);
    if (answer.status === 334) answer = await sendCommand('');
    if (answer.status !== 235) throw new Error('Invalid login');
  };
}
