/** Something that a desktop would have shown: kept for tests, and printed. */
export type Recorded = { kind: string; [detail: string]: unknown };

const recorded: Recorded[] = [];
const dialogAnswers: object[] = [];

/** Keeps one thing that a desktop would have shown, and prints it as one line. */
export function record(kind: string, details: object): void {
  recorded.push({ kind, ...details });
  console.log(`[${kind}] ${JSON.stringify(details)}`);
}

/** All that was recorded so far, oldest first. */
export function allRecorded(): readonly Recorded[] {
  return recorded;
}

/** Sets what the next dialog is to answer; a test does so over the process's message channel. */
export function answerNextDialog(answer: object): void {
  dialogAnswers.push(answer);
}

/** The answer set for this dialog, or an empty one. */
export function takeDialogAnswer(): object {
  return dialogAnswers.shift() ?? {};
}
