import type { TickAnswers, TickQuestions } from '../../src-shared/contract/progress.ts';
import { maximumSmsCharacters } from '../../src-shared/domain/progress-message.ts';
import { measureSms, straightenForSms } from '../../src-shared/domain/sms.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { formatDay, timeOfDay } from '../../src-shared/time.ts';
import { type MessageToSend, type PlannedStep, type Skip, skip } from './planned-step.ts';

const noAnswers: TickAnswers = { notes: [], reviews: [], sendAgain: [] };

function isReviewed({ action }: PlannedStep): boolean {
  return 'reviewFirst' in action && action.reviewFirst;
}

/** What must be asked before what is planned can be done: notes to complete, texts to review, clients who were told before or just now. */
export function questionsOf(steps: readonly PlannedStep[]): Omit<TickQuestions, 'taskName'> {
  const questions: Omit<TickQuestions, 'taskName'> = { notes: [], reviews: [], told: [], duplicates: [] };
  for (const step of steps) {
    const { action, does, party, told, sameText } = step;
    if (does.kind === 'note')
      questions.notes.push({ actionId: action.id, description: does.description, text: does.text });
    if (does.kind !== 'message' || !party) continue;
    const who = { actionId: action.id, contactId: party.contact_id, contactName: party.full_name };
    const { channel, shown: to, subject, body: text } = does;
    if (isReviewed(step)) questions.reviews.push({ ...who, channel, to, subject, text });
    if (told) questions.told.push({ ...who, ...told });
    if (sameText) questions.duplicates.push({ ...who, channel, ...sameText });
  }
  return questions;
}

/**
 * What is planned, with the user's answers in it: notes and reviewed texts as they were typed, and who was told before
 * skipped unless they are to be told again; what would not have gone anyway keeps its reason. Fails with `answer_needed` when something was left open,
 * `changed_meanwhile` when the address is another than was shown, `text_empty` or `text_too_long`.
 */
export function answerSteps(steps: readonly PlannedStep[], given: TickAnswers | null): Result<PlannedStep[]> {
  const answers = given ?? noAnswers;
  const answered: PlannedStep[] = [];
  for (const step of steps) {
    const { action, does, party } = step;
    const again = whyAsked(step);
    const isThis = (answer: { actionId: string; contactId: string }) =>
      answer.actionId === action.id && answer.contactId === party?.contact_id;
    if (again && does.kind === 'message' && !answers.sendAgain.some(isThis)) {
      if (!given) return unanswered;
      answered.push({ ...step, does: again });
    } else if (does.kind === 'note') {
      const note = answers.notes.find((answer) => answer.actionId === action.id);
      if (!note) return unanswered;
      answered.push({ ...step, does: { kind: 'note', description: note.description, text: note.text } });
    } else if (does.kind === 'message' && isReviewed(step)) {
      const review = answers.reviews.find(isThis);
      if (!review) return unanswered;
      const message = reviewed(does, review, party?.full_name ?? '');
      if (!message.ok) return message;
      answered.push({ ...step, does: message.value });
    } else answered.push(step);
  }
  return ok(answered);
}

/** The skip that it is unless the user says to send it again; null when nobody has to be asked. */
function whyAsked({ told, sameText, does }: PlannedStep): Skip | null {
  if (told) {
    const reason = told.certainty === 'told' ? 'already_told' : 'perhaps_told';
    return skip(reason, formatDay(told.on, 'd MMM yyyy'), told.channel);
  }
  if (!sameText || does.kind !== 'message') return null;
  const reason = sameText.certainty === 'told' ? 'duplicate' : 'perhaps_duplicate';
  return skip(reason, sameText.at === null ? '' : timeOfDay(sameText.at), does.channel);
}

const unanswered = fail(
  'answer_needed',
  'Ticking this task asks something first. Answer it, and tick it with that.',
);

/** A message with the text that the user made of it. */
function reviewed(
  planned: MessageToSend,
  answer: { to: string; subject: string | null; text: string },
  name: string,
): Result<MessageToSend> {
  if (answer.to !== planned.shown)
    return fail(
      'changed_meanwhile',
      `${name} is now reached at ${planned.shown}. Look at it, and tick the task again.`,
    );
  const body = planned.channel === 'sms' ? straightenForSms(answer.text).trim() : answer.text.trim();
  if (body === '') return fail('text_empty', `Type the message to ${name}.`);
  if (planned.channel === 'email') {
    const subject = (answer.subject ?? planned.subject ?? '').trim();
    if (subject === '') return fail('text_empty', `Type a subject for the email to ${name}.`);
    return ok({ ...planned, subject, body });
  }
  if (body.length > maximumSmsCharacters)
    return fail(
      'text_too_long',
      `The text to ${name} has ${body.length} characters, and ${maximumSmsCharacters} at most can go. Shorten it.`,
    );
  return ok({ ...planned, body, segments: measureSms(body).segments });
}
