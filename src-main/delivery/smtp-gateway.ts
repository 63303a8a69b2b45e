import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import type { Gateway, Outgoing } from './gateway.ts';
import type { SmtpAccount, SmtpLimits } from './smtp-account.ts';
import { classifySmtpFailure, isServersWord } from './smtp-answers.ts';
import { createSmtpConnections, type SmtpPlace } from './smtp-connections.ts';
import { createSmtpSession, type SmtpMail, type SmtpSession } from './smtp-session.ts';

const usualLimits: SmtpLimits = {
  connection: 10_000,
  greeting: 10_000,
  socket: 20_000,
  exchange: 60_000,
  // Shorter than the silence that ends a connection, so that it ends with a word.
  idle: 15_000,
};

const usualConnections = 2;

/** The gateway to a mail server, with the connections that it keeps. */
export type SmtpGateway = Gateway & {
  /** Takes leave of the server; what is under way ends first. */
  close(): void;
};

/**
 * The gateway to a firm's mail server: text only, to exactly one address, over connections that are kept from mail to
 * mail. SMTP says no more once it has accepted, so there is no polling, and nothing to be looked up.
 */
export function createSmtpGateway(account: SmtpAccount, limits: SmtpLimits = usualLimits): SmtpGateway {
  const connections = createSmtpConnections(account.connections ?? usualConnections, limits.idle);
  const make = () => createSmtpSession(account, limits);
  return {
    name: 'smtp',
    account: account.fromAddress,
    poll: null,
    find: null,
    replies: null,
    send: async (message) => {
      const to = parseEmailAddress(message.recipient);
      if (!to) return { kind: 'refused', reason: 'address_not_valid', detail: '' };
      const messageId = messageIdOf(message, account);
      const mail = { from: account.fromAddress, to, raw: await compose(message, to, messageId, account) };
      const failure = await connections.use((place) => handOver(place, mail, make, limits.exchange));
      if (failure === null) return { kind: 'accepted', providerId: messageId };
      return classifySmtpFailure(failure.error, failure.contentBegun, account.auth.kind);
    },
    close: connections.close,
  };
}

type Failure = { error: unknown; contentBegun: boolean };

/** Hands one mail over within a time limit over the whole exchange; null when the server took it. */
async function handOver(
  place: SmtpPlace,
  mail: SmtpMail,
  make: () => Promise<SmtpSession>,
  milliseconds: number,
): Promise<Failure | null> {
  let contentBegun = false;
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const onContent = () => {
    contentBegun = true;
  };
  const work = async () => {
    const kept = place.session;
    if (kept) {
      try {
        return await kept.send(mail, onContent);
      } catch (error) {
        // The server may have closed a kept connection unseen. Nothing was taken, so a new one is tried, once.
        if (contentBegun || over || isServersWord(error)) throw error;
        kept.destroy();
      }
    }
    const fresh = await make();
    if (over) return;
    place.session = fresh;
    await fresh.open();
    await fresh.send(mail, onContent);
  };
  // A server that sends a byte a second is never silent for long: only the whole can be limited.
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over = true;
      reject(new DOMException('The mail server took too long', 'TimeoutError'));
    }, milliseconds);
  });
  try {
    await Promise.race([work(), tooLong]);
    return null;
  } catch (error) {
    place.session?.destroy();
    return { error, contentBegun };
  } finally {
    clearTimeout(timer);
  }
}

/** The same over every try, so that a server or a reader can tell a second copy. */
function messageIdOf(message: Outgoing, account: SmtpAccount): string {
  return `<${message.id}@${account.fromAddress.split('@')[1] ?? 'localhost'}>`;
}

async function compose(
  message: Outgoing,
  to: string,
  messageId: string,
  account: SmtpAccount,
): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const mail = new MailComposer({
    messageId,
    from: { name: oneLine(account.fromName), address: account.fromAddress },
    // As an object: in a text, a comma or a line break would add recipients.
    to: { name: oneLine(message.recipientName), address: to },
    subject: oneLine(message.subject ?? ''),
    text: message.body,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

/** Loads what mails are made and sent with, before the first waits for it. */
export async function loadSmtp(): Promise<void> {
  await Promise.all([import('nodemailer/lib/mail-composer'), import('nodemailer/lib/smtp-connection')]);
}
