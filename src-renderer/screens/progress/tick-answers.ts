import type { TickAnswers, TickQuestions } from '../../../src-shared/contract/progress.ts';

type Note = TickQuestions['notes'][number];
type Review = TickQuestions['reviews'][number];
type Asked = Pick<TickQuestions, 'told' | 'duplicates'>;

/** What was typed and chosen in answer to a tick's questions, by the key of each question. */
export type Typing = {
  notes: Readonly<Record<string, { description: string; text: string }>>;
  reviews: Readonly<Record<string, { subject: string; text: string }>>;
  again: ReadonlySet<string>;
};

/** Before anything was typed: each text is as the template makes it, and nobody is told again. */
export const nothingTyped: Typing = { notes: {}, reviews: {}, again: new Set() };

/** Whether words were typed, which are more than a choice to make again. */
export function isTyped({ notes, reviews }: Typing): boolean {
  return Object.keys(notes).length + Object.keys(reviews).length > 0;
}

/** What tells one action for one client from another. */
export function keyOf({ actionId, contactId }: { actionId: string; contactId: string }): string {
  return `${actionId} ${contactId}`;
}

/** A note as it stands in the dialog. */
export function noteOf(typing: Typing, { actionId, description, text }: Note) {
  return typing.notes[actionId] ?? { description, text };
}

/** A text to review as it stands in the dialog. */
export function reviewOf(typing: Typing, review: Review) {
  return typing.reviews[keyOf(review)] ?? { subject: review.subject ?? '', text: review.text };
}

/** Whether a reviewed text goes: not to a client who was told before, or just now, and is not to be told again. */
export function isGoing(typing: Typing, review: Review, questions: Asked): boolean {
  const isAsked = askedAgain(questions).some((one) => keyOf(one) === keyOf(review));
  return !isAsked || typing.again.has(keyOf(review));
}

/** Every message of which it is asked whether it goes again. */
function askedAgain({ told, duplicates }: Asked) {
  return [...told, ...duplicates];
}

/** What is left blank, by the key of the question and the field; empty when all is answered. */
export function blanksIn(typing: Typing, questions: TickQuestions): ReadonlySet<string> {
  const blanks = new Set<string>();
  for (const note of questions.notes) {
    const { description, text } = noteOf(typing, note);
    if (description.trim() === '') blanks.add(`${note.actionId} description`);
    if (text.trim() === '') blanks.add(`${note.actionId} text`);
  }
  for (const review of questions.reviews) {
    if (!isGoing(typing, review, questions)) continue;
    const { subject, text } = reviewOf(typing, review);
    if (text.trim() === '') blanks.add(`${keyOf(review)} text`);
    if (review.subject !== null && subject.trim() === '') blanks.add(`${keyOf(review)} subject`);
  }
  return blanks;
}

/** The answers as the call takes them. A text that does not go is given back as it came. */
export function answersOf(typing: Typing, questions: TickQuestions): TickAnswers {
  return {
    notes: questions.notes.map((note) => ({ actionId: note.actionId, ...noteOf(typing, note) })),
    reviews: questions.reviews.map((review) => {
      const { actionId, contactId, to } = review;
      const { subject, text } = isGoing(typing, review, questions)
        ? reviewOf(typing, review)
        : reviewOf(nothingTyped, review);
      return { actionId, contactId, to, subject: review.subject === null ? null : subject, text };
    }),
    sendAgain: askedAgain(questions)
      .filter((asked) => typing.again.has(keyOf(asked)))
      .map(({ actionId, contactId }) => ({ actionId, contactId })),
  };
}
