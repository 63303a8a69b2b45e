import { accountReasons } from './reasons/account-reasons.ts';
import { doubtReasons } from './reasons/doubt-reasons.ts';
import { lateReasons } from './reasons/late-reasons.ts';
import type { Reason } from './reasons/reason.ts';
import { refusedReasons } from './reasons/refused-reasons.ts';
import { waitingReasons } from './reasons/waiting-reasons.ts';
import { withdrawnReasons } from './reasons/withdrawn-reasons.ts';

/** Everything that can be in a message's way: one table of code, sentence, whom it is about, and what helps. */
const table = {
  ...waitingReasons,
  ...withdrawnReasons,
  ...refusedReasons,
  ...accountReasons,
  ...lateReasons,
  ...doubtReasons,
};

/** Why a message waits, did not go, or is not known to have gone. */
export type ReasonCode = keyof typeof table;

/** Whether a stored text is a reason. */
export function isReasonCode(text: string): text is ReasonCode {
  return Object.hasOwn(table, text);
}

/** Whether a stored reason says why it is not known whether a message went. */
export function isDoubt(reason: string | null): boolean {
  return reason !== null && Object.hasOwn(doubtReasons, reason);
}

/** All there is to say of a reason. */
export function reasonFor(reason: ReasonCode): Reason {
  return table[reason];
}

/** The reason in plain words, with what to do. `detail`: the provider's code, or empty. */
export function reasonSentence(reason: ReasonCode, detail: string): string {
  return reasonFor(reason).says(detail);
}

/** Every reason there is. */
export function allReasons(): ReasonCode[] {
  return Object.keys(table).filter(isReasonCode);
}
