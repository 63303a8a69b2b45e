import { useState } from 'react';
import type { TickAnswers, TickQuestions } from '../../../src-shared/contract/progress.ts';
import { dayOf, formatDay, timeOfDay } from '../../../src-shared/time.ts';
import { useFocusOnFault } from '../../app/use-focus-on-fault.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { ReviewFields } from './review-fields.tsx';
import {
  answersOf,
  blanksIn,
  isGoing,
  isTyped,
  keyOf,
  noteOf,
  nothingTyped,
  reviewOf,
} from './tick-answers.ts';

type TickDialogProps = {
  questions: TickQuestions;
  error: string | null;
  isPending: boolean;
  /** The task stays unticked, and nothing is done. */
  onCancel: () => void;
  onAnswer: (answers: TickAnswers) => void;
};

const nobody: ReadonlySet<string> = new Set();

/** What ticking a task asks first: whom to tell again, the notes to complete, the texts to look over. */
export function TickDialog({ questions, error, isPending, onCancel, onAnswer }: TickDialogProps) {
  const [typing, setTyping] = useState(nothingTyped);
  const [blanks, setBlanks] = useState(nobody);
  const focusOnFault = useFocusOnFault();
  const { notes, reviews, told, duplicates, taskName } = questions;
  const again = [
    ...told.map((one) => ({ key: keyOf(one), label: sayTold(one) })),
    ...duplicates.map((one) => ({ key: keyOf(one), label: sayDuplicate(one) })),
  ];

  function tryAnswer(): void {
    const left = blanksIn(typing, questions);
    setBlanks(left);
    if (left.size === 0) onAnswer(answersOf(typing, questions));
    else focusOnFault();
  }

  function setAgain(key: string, isAgain: boolean): void {
    const again = new Set(typing.again);
    if (isAgain) again.add(key);
    else again.delete(key);
    setTyping({ ...typing, again });
  }

  return (
    <Dialog
      isOpen
      size="large"
      onClose={onCancel}
      isDirty={isTyped(typing)}
      title={`Tick “${taskName}”`}
      confirm={{ label: 'Tick the task', onPress: tryAnswer, isPending }}
      error={error}
      footer={<Text tone="muted">Until then nothing is sent and the task is outstanding.</Text>}
    >
      <Stack gap={4}>
        {again.map(({ key, label }) => (
          <RadioGroup
            key={key}
            label={label}
            orientation="horizontal"
            options={againOptions}
            value={typing.again.has(key) ? 'yes' : 'no'}
            onChange={(answer) => setAgain(key, answer === 'yes')}
          />
        ))}
        {notes.map((note, index) => {
          const { actionId } = note;
          const typed = noteOf(typing, note);
          const set = (change: Partial<typeof typed>): void =>
            setTyping({ ...typing, notes: { ...typing.notes, [actionId]: { ...typed, ...change } } });
          return (
            <Stack key={actionId} gap={3}>
              <Heading level={3}>File note</Heading>
              <TextField
                label="About"
                value={typed.description}
                onChange={(description) => set({ description })}
                error={blanks.has(`${actionId} description`) ? 'Type what the note is about.' : undefined}
                maxLength={200}
              />
              <TextArea
                label="Note"
                autoFocus={index === 0}
                rows={6}
                value={typed.text}
                onChange={(text) => set({ text })}
                error={blanks.has(`${actionId} text`) ? 'Type the note.' : undefined}
              />
            </Stack>
          );
        })}
        {reviews
          .filter((review) => isGoing(typing, review, questions))
          .map((review, index) => (
            <ReviewFields
              key={keyOf(review)}
              review={review}
              autoFocus={notes.length === 0 && again.length === 0 && index === 0}
              typed={reviewOf(typing, review)}
              onChange={(typed) =>
                setTyping({ ...typing, reviews: { ...typing.reviews, [keyOf(review)]: typed } })
              }
              blanks={{
                subject: blanks.has(`${keyOf(review)} subject`),
                text: blanks.has(`${keyOf(review)} text`),
              }}
            />
          ))}
      </Stack>
    </Dialog>
  );
}

const againOptions = [
  { id: 'no', label: 'No' },
  { id: 'yes', label: 'Send again' },
];

/** "The same text was sent to Mrs Shah at 10:02: send again?" */
function sayDuplicate({ contactName, channel, at, certainty }: TickQuestions['duplicates'][number]): string {
  const what = `The same ${channel === 'sms' ? 'text' : 'email'}`;
  if (at === null) return `${what} to ${contactName} already waits to go: send again?`;
  const was = certainty === 'perhaps' ? 'may have been' : 'was';
  return `${what} ${was} sent to ${contactName} at ${timeOfDay(at)}: send again?`;
}

/** "Mrs Shah was told this by text on 3 Mar 2026: send again?" */
function sayTold({ contactName, channel, on, certainty }: TickQuestions['told'][number]): string {
  const was = certainty === 'perhaps' ? 'may have been' : 'was';
  const by = channel === 'sms' ? 'text' : 'email';
  const day = formatDay(on.length === 10 ? on : dayOf(on), 'd MMM yyyy');
  return `${contactName} ${was} told this by ${by} on ${day}: send again?`;
}
