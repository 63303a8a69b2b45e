import { code, emailAccount, type Reason, sending, smsAccount } from './reason.ts';

/** Why a message waits. It goes by itself; what stands in its way can be mended meanwhile. */
export const waitingReasons = {
  undo_window: { says: () => 'It waits while it can be undone.', concerns: 'file', remedies: [] },
  behind_earlier: {
    says: () => 'An earlier message to the same client goes first.',
    concerns: 'file',
    remedies: [],
  },
  trying_again: {
    says: () => 'It is not known whether it went, so it is tried once more, marked as the same message.',
    concerns: 'file',
    remedies: [],
  },
  outside_hours: {
    says: () => "Messages go within the firm's sending hours only. It goes by itself.",
    concerns: 'file',
    remedies: [],
  },
  test_recipient_missing: {
    says: () =>
      `Test mode is on, and there is no number or address for it. Ask an administrator to type one under ${sending}.`,
    concerns: 'account',
    remedies: ['sending_options'],
  },
  no_network: {
    says: () =>
      'No connection could be made: this computer is offline, or the server under Options is not the right one. It goes by itself once there is a connection.',
    concerns: 'account',
    remedies: [],
  },
  slept: {
    says: () =>
      'The computer slept, or its clock was changed, before it could be handed over. It goes by itself.',
    concerns: 'account',
    remedies: [],
  },
  provider_busy: {
    says: (detail) => `The provider could not take it just now${code(detail)}. It is tried again by itself.`,
    concerns: 'account',
    remedies: [],
  },
  rate: {
    says: () => 'The provider asked to send more slowly. It goes by itself.',
    concerns: 'account',
    remedies: [],
  },
  queue_full: {
    says: () => 'The provider has too many texts waiting for this sender. It is tried again by itself.',
    concerns: 'account',
    remedies: [],
  },
  mailbox_busy: {
    says: (detail) =>
      `The client's mailbox could not take it just now${code(detail)}. It is tried again by itself.`,
    concerns: 'contact',
    remedies: [],
  },
  sms_auth: {
    says: () =>
      `Twilio refused the account SID or the auth token. Ask an administrator to check ${smsAccount}.`,
    concerns: 'account',
    remedies: ['account'],
  },
  sms_account_not_found: {
    says: () =>
      `The SMS provider knows no such account. Ask an administrator to check the SID and the API address under ${smsAccount}.`,
    concerns: 'account',
    remedies: ['account'],
  },
  email_auth: {
    says: () =>
      `The mail server refused the user name or the password. Ask an administrator to check ${emailAccount}.`,
    concerns: 'account',
    remedies: ['account'],
  },
  email_password_off: {
    says: () =>
      `The mail server no longer takes passwords for this account. Ask IT to allow SMTP sign-in, or to give another account for ${emailAccount}.`,
    concerns: 'account',
    remedies: ['account'],
  },
  email_sign_in_expired: {
    says: () =>
      `Clerkwell is not signed in to the mail account, or the sign-in has ended. Ask an administrator to sign in under ${emailAccount}.`,
    concerns: 'account',
    remedies: ['account'],
  },
  proxy_sign_in: {
    says: () =>
      "The office's proxy server asks for a sign-in that Clerkwell does not have, so nothing was sent. Ask IT to let Clerkwell through.",
    concerns: 'account',
    remedies: [],
  },
  email_app_refused: {
    says: () =>
      `The mail provider refused Clerkwell's registration. Ask an administrator to check the client ID under ${emailAccount}.`,
    concerns: 'account',
    remedies: ['account'],
  },
  tls: {
    says: () =>
      'No safe connection to the provider could be made, so nothing was sent. Ask IT to check the certificate and the connection security of the account.',
    concerns: 'account',
    remedies: ['account'],
  },
  account_incomplete: {
    says: () =>
      `The account is not complete. Ask an administrator to fill in ${smsAccount} or ${emailAccount}.`,
    concerns: 'account',
    remedies: ['account'],
  },
  secret_unreadable: {
    says: () =>
      `The saved password cannot be read on this computer. Ask an administrator to type it again under ${smsAccount} or ${emailAccount}.`,
    concerns: 'account',
    remedies: ['account'],
  },
} as const satisfies Record<string, Reason>;
