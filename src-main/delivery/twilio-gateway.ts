import type { Twilio } from 'twilio';
import { accountPauseSeconds, type Gateway } from './gateway.ts';
import { classifyFailure, classifyStatus } from './twilio-answers.ts';
import { createTwilioHttp } from './twilio-http.ts';
import { findSent, listReplies } from './twilio-lists.ts';

/** The firm's account. `sender`: a number, a name, or the SID of a messaging service (MG…). */
export type TwilioAccount = { accountSid: string; authToken: string; sender: string; apiAddress: string };

/** How long the API may take to answer, in seconds. */
const limitSeconds = 20;

/** The gateway to Twilio, or to what speaks its API at another address. The SDK is loaded when first needed. */
export function createTwilioGateway(
  account: TwilioAccount,
  doFetch: typeof fetch,
  answerSeconds: number = limitSeconds,
): Gateway {
  let client: Promise<Twilio> | undefined;
  const connect = () => {
    client ??= makeClient(account, doFetch, answerSeconds);
    return client;
  };
  const from = /^MG[0-9a-f]{32}$/i.test(account.sender)
    ? { messagingServiceSid: account.sender }
    : { from: account.sender };
  return {
    name: 'twilio',
    account: account.accountSid,
    send: async (message) => {
      // The SDK throws on such a SID; Twilio would not know it either.
      if (!account.accountSid.startsWith('AC')) {
        return { kind: 'later', reason: 'sms_auth', detail: '', pauseSeconds: accountPauseSeconds };
      }
      const { messages } = await connect();
      try {
        const created = await messages.create({ to: message.recipient, body: message.body, ...from });
        if (typeof created.sid === 'string' && created.sid !== '')
          return { kind: 'accepted', providerId: created.sid };
        return { kind: 'not_known', reason: 'unclear_answer', detail: '' };
      } catch (error) {
        return classifyFailure(error);
      }
    },
    poll: async (providerId) => {
      try {
        const { messages } = await connect();
        const { status, errorCode, numSegments } = await messages(providerId).fetch();
        return classifyStatus(status, errorCode || null, numSegments);
      } catch {
        // Asking costs nothing and proves nothing: it is asked again.
        return { kind: 'pending' };
      }
    },
    find: (message, at) => findSent(connect, message, at),
    // A name or a messaging service has no number that a client could answer to.
    replies: /^\+\d+$/.test(account.sender) ? (since) => listReplies(connect, account.sender, since) : null,
  };
}

/** Loads the SDK, which takes a while, before the first message waits for it. */
export async function loadTwilio(): Promise<void> {
  await import('twilio');
}

async function makeClient(
  account: TwilioAccount,
  doFetch: typeof fetch,
  answerSeconds: number,
): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const httpClient = createTwilioHttp(doFetch, account.apiAddress, answerSeconds);
  return twilio(account.accountSid, account.authToken, {
    // The SDK's type is its own class with private parts; it calls `request` and nothing else.
    httpClient: httpClient as unknown as InstanceType<typeof twilio.RequestClient>,
    autoRetry: false,
  });
}
