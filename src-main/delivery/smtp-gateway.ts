import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import type { Gateway, Outgoing } from './gateway.ts';
import { classifySmtpFailure } from './smtp-answers.ts';

/** The firm's mail server. An empty user name sends without signing in. */
export type SmtpAccount = {
  host: string;
  port: number;
  security: 'starttls' | 'tls' | 'none';
  username: string;
  password: string;
  fromName: string;
  fromAddress: string;
  /** A certificate to trust besides the system's; for a firm's own authority, and tests. */
  ca?: string | undefined;
};

/** Time limits of the parts of one exchange, in milliseconds. */
export type SmtpLimits = { connection: number; greeting: number; socket: number };

const usualLimits: SmtpLimits = { connection: 10_000, greeting: 10_000, socket: 20_000 };

/**
 * The gateway to a firm's mail server: one connection per mail, text only, to exactly one address. Certificate
 * errors are never ignored. SMTP says no more once it has accepted, so there is no polling.
 */
export function createSmtpGateway(account: SmtpAccount, limits: SmtpLimits = usualLimits): Gateway {
  return {
    name: 'smtp',
    poll: null,
    find: null,
    send: async (message) => {
      const address = parseEmailAddress(message.recipient);
      if (!address) return { kind: 'refused', reason: 'address_not_valid', detail: '' };
      const stage = { contentBegun: false };
      const transport = await openTransport(account, limits, stage);
      try {
        const info = await transport.sendMail(mailOf(message, address, account));
        if (info.accepted.length > 0) return { kind: 'accepted', providerId: info.messageId };
        return { kind: 'refused', reason: 'address_refused', detail: '' };
      } catch (error) {
        return classifySmtpFailure(error, stage.contentBegun);
      } finally {
        transport.close();
      }
    },
  };
}

function mailOf(message: Outgoing, address: string, account: SmtpAccount) {
  const domain = account.fromAddress.split('@')[1] ?? 'localhost';
  return {
    // The same over every try, so that a server or a reader can tell a second copy.
    messageId: `<${message.id}@${domain}>`,
    from: { name: oneLine(account.fromName), address: account.fromAddress },
    to: { name: oneLine(message.recipientName), address },
    subject: oneLine(message.subject ?? ''),
    text: message.body,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

async function openTransport(account: SmtpAccount, limits: SmtpLimits, stage: { contentBegun: boolean }) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    requireTLS: account.security === 'starttls',
    ignoreTLS: account.security === 'none',
    ...(account.username === '' ? {} : { auth: { user: account.username, pass: account.password } }),
    ...(account.ca === undefined ? {} : { tls: { ca: account.ca } }),
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.socket,
    dnsTimeout: limits.connection,
    // nodemailer's errors are the same before and after the content; its record of the exchange is not.
    transactionLog: true,
    logger: watcher((line) => {
      if (/^354/m.test(line)) stage.contentBegun = true;
    }),
  });
}

/** A logger that hears each line of the server and writes nothing anywhere. */
function watcher(onServerLine: (line: string) => void) {
  const ignore = () => {};
  return {
    level: ignore,
    trace: ignore,
    info: ignore,
    warn: ignore,
    error: ignore,
    fatal: ignore,
    debug: (...parts: unknown[]) => {
      const [entry, ...lines] = parts;
      const { tnx } = (entry ?? {}) as { tnx?: unknown };
      if (tnx === 'server') onServerLine(lines.map(String).join('\n'));
    },
  };
}
