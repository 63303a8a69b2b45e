import type { RemedyKind } from '../../../src-shared/domain/remedies.ts';

/** Whom a failure is about: the client's number, address, phone or wishes; the firm's account, provider or line; or what stands on the file. */
export type Concern = 'contact' | 'account' | 'file';

/**
 * One failure: a sentence that says what happened and what to do (`detail`: the provider's code, or what the reason says
 * it is; empty when there is none), whom it is about, and what helps, the likeliest first. Opening the matter and
 * "dealt with" always help, and stand in no entry.
 */
export type Reason = {
  says: (detail: string) => string;
  concerns: Concern;
  remedies: readonly RemedyKind[];
};

/** The code in brackets, when there is one, for whoever has to ask the provider. */
export const code = (detail: string) => (detail === '' ? '' : ` (code ${detail})`);

/** What stands in every refusal at the door. */
export const noCharge = 'Nothing was sent.';

/** Where an administrator mends the accounts. */
export const smsAccount = 'Options > SMS account';
export const emailAccount = 'Options > Email account';

/** Where an administrator sets how messages are sent. */
export const sending = 'Options > Sending';
