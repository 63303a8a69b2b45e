import { code, type Reason } from './reason.ts';

/** What became of a message after a provider had taken it over. */
export const lateReasons = {
  handset_off: {
    says: () =>
      "The client's phone could not be reached: switched off or without signal. Send it again later, or ring.",
    concerns: 'contact',
    remedies: ['send_again', 'correct_contact'],
  },
  blocked: {
    says: () => 'The text was blocked by the network or by the client. Reach the client another way.',
    concerns: 'contact',
    remedies: ['send_again', 'correct_contact'],
  },
  number_unknown: {
    says: () => 'The number is unknown or no longer in use. Check the number with the client.',
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  landline: {
    says: () =>
      'The number is a landline, or its network takes no texts. Ask the client for their mobile number.',
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  filtered: {
    says: () =>
      "The networks held the text for spam. Reach the client another way, or write a new text in other words; change the task's wording, if a task sent it.",
    concerns: 'file',
    remedies: ['write_new', 'send_again'],
  },
  network_busy: {
    says: (detail) => `The client's network had no room for the text${code(detail)}. Send it again later.`,
    concerns: 'contact',
    remedies: ['send_again'],
  },
  waited_too_long: {
    says: (detail) =>
      `The text waited too long at the provider, which did not send it${code(detail)}. Read it again: send it if it still holds, or write a new one.`,
    concerns: 'account',
    remedies: ['send_again', 'write_new'],
  },
  network_timed_out: {
    says: (detail) =>
      `The networks broke off while they passed the text on${code(detail)}. It may have arrived all the same: ask the client before sending it again.`,
    concerns: 'account',
    remedies: ['send_again'],
  },
  provider_fault: {
    says: (detail) =>
      `The provider had a fault of its own and did not send it${code(detail)}. Send it again; if it fails again, ask an administrator to tell the provider.`,
    concerns: 'account',
    remedies: ['send_again'],
  },
  not_delivered: {
    says: (detail) => `The text did not reach the phone${code(detail)}. Send it again, or ring.`,
    concerns: 'contact',
    remedies: ['send_again', 'correct_contact'],
  },
  no_receipt: {
    says: () => 'Sent, but no receipt came back. It has probably arrived.',
    concerns: 'contact',
    remedies: [],
  },
  marked_sent: {
    says: (detail) => `Marked as sent by ${detail}. Whether the client had it is not known.`,
    concerns: 'file',
    remedies: [],
  },
} as const satisfies Record<string, Reason>;
