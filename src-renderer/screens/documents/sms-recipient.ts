import type { SmsClient } from '../../../src-shared/contract/documents.ts';
import { newId } from '../../../src-shared/ids.ts';

/** Who a text is for: a contact's id, null for nobody, undefined while the clients were never answered. */
export type Pinned = string | null | undefined;

/** Who a text is for from the first answer on: the first client who can be texted. Only a person changes it after. */
export function pinRecipient(pinned: Pinned, clients: readonly SmsClient[] | undefined): Pinned {
  if (pinned !== undefined || !clients) return pinned;
  return (clients.find(({ problem }) => problem === null) ?? clients[0])?.contactId ?? null;
}

/** Why the text cannot go to whom it is for, as a sentence; null when it can, or while nothing is known yet. */
export function recipientProblem(pinned: Pinned, clients: readonly SmsClient[] | undefined): string | null {
  if (!clients) return null;
  if (clients.length === 0) return 'This matter has no client to text.';
  const client = clients.find(({ contactId }) => contactId === pinned);
  if (client) return client.problem;
  return pinned
    ? 'This client is no longer on the matter. Choose the recipient again.'
    : 'Choose the recipient.';
}

/** What makes a message the same one: whom it is for, at which number, and what it says. */
export type SmsToSend = { contactId: string; mobile: string; text: string };

/** The ids of the messages of one dialog. */
export type MessageIds = {
  /** The message's id: the same each time it is tried, so that it goes once even when an answer was lost. */
  idOf: (sms: SmsToSend) => string;
  /** It was accepted: the next one like it is another message. */
  renew: (sms: SmsToSend) => void;
};

/** Makes an id for each message that is tried, and keeps it until the message is accepted. */
export function createMessageIds(): MessageIds {
  const ids = new Map<string, string>();
  const keyOf = ({ contactId, mobile, text }: SmsToSend) => JSON.stringify([contactId, mobile, text]);
  return {
    idOf: (sms) => {
      const id = ids.get(keyOf(sms)) ?? newId();
      ids.set(keyOf(sms), id);
      return id;
    },
    renew: (sms) => {
      ids.delete(keyOf(sms));
    },
  };
}
