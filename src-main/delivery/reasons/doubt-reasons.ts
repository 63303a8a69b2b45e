import { code, type Reason } from './reason.ts';

const mayHaveGone = 'It may have gone: ask the client before sending another.';

const choices = ['check_again', 'mark_sent', 'send_again'] as const;

/** Why it is not known whether a message went. */
export const doubtReasons = {
  timed_out: {
    says: () => `The provider did not answer in time. ${mayHaveGone}`,
    concerns: 'account',
    remedies: choices,
  },
  connection_lost: {
    says: () => `The connection broke while it was handed over. ${mayHaveGone}`,
    concerns: 'account',
    remedies: choices,
  },
  unclear_answer: {
    says: (detail) => `The provider answered with a fault${code(detail)}. ${mayHaveGone}`,
    concerns: 'account',
    remedies: choices,
  },
  crashed: {
    says: () => `Clerkwell or the computer stopped while it was handed over. ${mayHaveGone}`,
    concerns: 'account',
    remedies: choices,
  },
} as const satisfies Record<string, Reason>;
