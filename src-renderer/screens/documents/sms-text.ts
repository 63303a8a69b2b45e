import {
  fitOneSms,
  measureSms,
  replacementForSms,
  straightenForSms,
} from '../../../src-shared/domain/sms.ts';

/** The text of a message as it is typed. */
export type SmsText = {
  text: string;
  /** What was wanted when not all of it fitted; null when it did. */
  wanted: string | null;
};

/** An edit as far as it fits one SMS, and where the caret stands after it. */
export type Admitted = SmsText & { caret: number };

/** No more than this of a paste is looked at: one SMS holds 160. */
const longest = 1000;

/**
 * Lets an edit of a text in as far as it fits one SMS. What was there before stays: it is the end of what was typed or
 * pasted that is cut.
 */
export function admitEdit(before: string, edited: string): Admitted {
  const straight = straightenForSms(edited.slice(0, before.length + longest));
  const start = commonStart(before, straight);
  const end = commonEnd(before.slice(start), straight.slice(start));
  const tail = straight.slice(straight.length - end);
  const added = straight.slice(start, straight.length - end);
  const caret = start + added.length;
  if (fits(straight)) return { text: straight, wanted: null, caret };

  const characters = [...added];
  while (characters.length > 0) {
    characters.pop();
    if (fits(straight.slice(0, start) + characters.join('') + tail)) break;
  }
  const kept = straight.slice(0, start) + characters.join('');
  const whole = kept + tail;
  if (!fits(whole)) return { text: fitOneSms(whole), wanted: straight, caret: kept.length };
  return { text: whole, wanted: straight, caret: kept.length };
}

/** What a character outside GSM-7 is best written as, '' for nothing, and how that is offered. */
export function plainFor(character: string): { plain: string; label: string } {
  const plain = replacementForSms(character);
  return { plain, label: plain ? `Replace ${character} with ${plain}` : `Remove ${character}` };
}

/** A character outside GSM-7 and what can be done about it. */
export type Remedy = { character: string; label: string; apply: (sms: SmsText) => SmsText };

/** The remedies for the characters that make one SMS hold 70 instead of 160. */
export function remediesFor({ text, wanted }: SmsText): Remedy[] {
  return measureSms(wanted ?? text).outside.map((character) => {
    const { plain, label } = plainFor(character);
    return {
      character,
      label,
      apply: (sms) => {
        const { text: next, wanted: rest } = admitEdit(
          '',
          (sms.wanted ?? sms.text).replaceAll(character, plain),
        );
        return { text: next, wanted: rest };
      },
    };
  });
}

function fits(text: string): boolean {
  const { units, limit } = measureSms(text);
  return units <= limit;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

/** A word of one client's name that a text says and another client's name has not ("Mrs"); null when there is none. */
export function foreignName(text: string, from: string, to: string): string | null {
  const said = new Set(text.match(/[\p{L}'-]+/gu));
  const theirs = new Set(to.split(' '));
  return from.split(' ').find((word) => said.has(word) && !theirs.has(word)) ?? null;
}
