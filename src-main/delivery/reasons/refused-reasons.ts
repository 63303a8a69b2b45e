import { code, emailAccount, noCharge, type Reason, smsAccount } from './reason.ts';

/** Why a provider refused a message at the door: it has certainly not gone. */
export const refusedReasons = {
  number_not_valid: {
    says: () => `The number is not a valid one. ${noCharge} Check the number with the client.`,
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  not_a_mobile: {
    says: () => `The number is not a mobile. ${noCharge} Ask the client for their mobile number.`,
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  own_number: {
    says: () =>
      `The client's number is the number that the firm sends from. ${noCharge} Ask the client for their mobile number.`,
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  not_routable: {
    says: () =>
      `The provider cannot reach this number. ${noCharge} Check the number, or reach the client another way.`,
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  sms_sender_refused: {
    says: (detail) =>
      `The provider does not accept the sender${code(detail)}. ${noCharge} Ask an administrator to check the sender under ${smsAccount}.`,
    concerns: 'account',
    remedies: ['account', 'send_again'],
  },
  region_off: {
    says: () =>
      `The SMS account may not text numbers of this country. ${noCharge} Ask an administrator to allow the country at the provider.`,
    concerns: 'account',
    remedies: ['send_again', 'correct_contact'],
  },
  trial_account: {
    says: () =>
      `The SMS account is a trial and may only text numbers verified at the provider. ${noCharge} Ask an administrator to upgrade it.`,
    concerns: 'account',
    remedies: ['account', 'send_again'],
  },
  sms_limit_reached: {
    says: (detail) =>
      `The SMS account has reached the provider's limit of texts${code(detail)}. ${noCharge} Send it again later, or ask an administrator to have the limit raised at the provider.`,
    concerns: 'account',
    remedies: ['send_again'],
  },
  too_long: {
    says: () => `The text is too long. ${noCharge} Write a shorter one.`,
    concerns: 'file',
    remedies: ['write_new'],
  },
  address_not_valid: {
    says: () => `The email address is not a valid one. ${noCharge} Check the address with the client.`,
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  address_refused: {
    says: (detail) =>
      `The mail server refused the client's address${code(detail)}. ${noCharge} Check the address with the client.`,
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  email_sender_refused: {
    says: (detail) =>
      `The mail server does not let this account send from the firm's address${code(detail)}. ${noCharge} Ask an administrator to check the address under ${emailAccount}.`,
    concerns: 'account',
    remedies: ['account', 'send_again'],
  },
  content_refused: {
    says: (detail) =>
      `The mail server refused the message for what it says${code(detail)}. ${noCharge} Reach the client another way, change the wording in the task template, or ask IT.`,
    concerns: 'file',
    remedies: ['write_new', 'send_again'],
  },
  not_handed_over: {
    says: (detail) =>
      `It could not be handed over${code(detail)}, as was heard only when it was given up. ${noCharge} Send it again.`,
    concerns: 'account',
    remedies: ['send_again'],
  },
  refused: {
    says: (detail) =>
      `The provider refused the message${code(detail)}. ${noCharge} Ask an administrator to look the code up.`,
    concerns: 'account',
    remedies: ['account', 'send_again'],
  },
} as const satisfies Record<string, Reason>;
