/** Something that a desktop would have shown: kept for tests, and printed. */
export type Recorded = { kind: string; [detail: string]: unknown };

const recorded: Recorded[] = [];
const dialogAnswers: object[] = [];
let dialogsStand = false;
let answerStanding: ((answer: object) => void) | null = null;

/** Keeps one thing that a desktop would have shown, and prints it as one line. */
export function record(kind: string, details: object): void {
  recorded.push({ kind, ...details });
  console.log(`[${kind}] ${JSON.stringify(details)}`);
}

/** All that was recorded so far, oldest first. */
export function allRecorded(): readonly Recorded[] {
  return recorded;
}

/** What the next dialog is to answer, or the one that stands; a test says it over the process's message channel. */
export function answerNextDialog(answer: object): void {
  const answerNow = answerStanding;
  answerStanding = null;
  if (answerNow === null) dialogAnswers.push(answer);
  else answerNow(answer);
}

/** From now on a dialog stands until a test says its answer, as one does before somebody who is slow. */
export function letDialogsStand(): void {
  dialogsStand = true;
}

/** The answer set for this dialog; an empty one where none is and dialogs do not stand. */
export async function takeDialogAnswer(): Promise<object> {
  const answer = dialogAnswers.shift();
  if (answer !== undefined || !dialogsStand) return answer ?? {};
  if (answerStanding !== null) throw new Error('A dialog stands already: one at a time is answered.');
  return new Promise((resolve) => {
    answerStanding = resolve;
  });
}
