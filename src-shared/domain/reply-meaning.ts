/** What a reply asks of the program: nothing, no more texts, or texts again. */
export type ReplyMeaning = 'reply' | 'stop' | 'start';

/**
 * The words by which Twilio itself stops texts to a number, and starts them again
 * (help.twilio.com, "Twilio support for opt-out keywords"): a word counts only where it is the whole of the text.
 */
const stopWords = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'];
const startWords = ['START', 'UNSTOP'];
/** It starts texts again too, but from anybody else it is the answer to a question. */
const yes = 'YES';

/** The text as one word in capitals, without spaces, punctuation and emoji: "Stop." is STOP, "opt-out" is OPTOUT. */
export function wordOf(body: string): string {
  return body
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
}

/** What a reply asks of the program. `isOptedOut`: whoever wrote it is sent no texts now. */
export function readMeaning(body: string, isOptedOut: boolean): ReplyMeaning {
  const word = wordOf(body);
  if (stopWords.includes(word)) return 'stop';
  if (startWords.includes(word) || (word === yes && isOptedOut)) return 'start';
  return 'reply';
}
