import { code, noCharge, type Reason } from './reason.ts';

/** Why the SMS provider lets an account send nothing, or not to the United Kingdom, whoever the client is. */
export const accountReasons = {
  sms_account_suspended: {
    says: (detail) =>
      `The SMS provider has suspended the account${code(detail)}, most often because its credit is used up. ${noCharge} Ask an administrator to top it up at the provider.`,
    concerns: 'account',
    remedies: ['account', 'send_again'],
  },
  sms_sender_unregistered: {
    says: (detail) =>
      `The networks do not let the firm's sender text United Kingdom numbers until it is registered${code(detail)}. ${noCharge} Ask an administrator to register it at the provider.`,
    concerns: 'account',
    remedies: ['account', 'send_again'],
  },
  sms_held_back: {
    says: (detail) =>
      `The SMS provider held the text back, because texts to this number look like fraud to it${code(detail)}. ${noCharge} Check the number; if it is right, ask an administrator to allow it at the provider.`,
    concerns: 'account',
    remedies: ['correct_contact', 'send_again'],
  },
  sms_price_limit: {
    says: (detail) =>
      `The text costs more than the account allows for one${code(detail)}. ${noCharge} Ask an administrator to raise the limit at the provider.`,
    concerns: 'account',
    remedies: ['send_again'],
  },
} as const satisfies Record<string, Reason>;
