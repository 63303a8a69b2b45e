/** What a person can do about a message that needs them, each with one press. */
export const remedyKinds = [
  'send_again',
  'send_anyway',
  'check_again',
  'mark_sent',
  'correct_contact',
  'write_new',
  'account',
  'sending_options',
  'open_matter',
  'dealt_with',
] as const;

/** One of the things a person can do about a message. */
export type RemedyKind = (typeof remedyKinds)[number];
