import { useLayoutEffect, useRef } from 'react';
import type { TickQuestions } from '../../../src-shared/contract/progress.ts';
import { measureSms, replacementForSms, straightenForSms } from '../../../src-shared/domain/sms.ts';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading } from '../../ui/text.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';

type Typed = { subject: string; text: string };
type ReviewFieldsProps = {
  review: TickQuestions['reviews'][number];
  typed: Typed;
  onChange: (typed: Typed) => void;
  /** Which of them was left blank. */
  blanks: { subject: boolean; text: boolean };
  autoFocus: boolean;
};

/** One message to look over before it is queued: to whom, at which number or address, and what it says. */
export function ReviewFields({ review, typed, onChange, blanks, autoFocus }: ReviewFieldsProps) {
  const error = blanks.text ? 'Type the message.' : undefined;
  const { channel, contactName, to, subject } = review;
  return (
    <Stack gap={3}>
      <Heading level={3}>{`${channel === 'sms' ? 'Text' : 'Email'} to ${contactName}, ${to}`}</Heading>
      {channel === 'sms' ? (
        <SmsArea
          label={`Text to ${contactName}`}
          value={typed.text}
          onChange={(text) => onChange({ ...typed, text })}
          error={error}
          autoFocus={autoFocus}
        />
      ) : (
        <>
          {subject === null ? null : (
            <TextField
              label="Subject"
              value={typed.subject}
              onChange={(next) => onChange({ ...typed, subject: next })}
              error={blanks.subject ? 'Type a subject for the email.' : undefined}
              maxLength={300}
            />
          )}
          <TextArea
            label={`Email to ${contactName}`}
            isLabelHidden
            rows={7}
            autoFocus={autoFocus}
            value={typed.text}
            onChange={(text) => onChange({ ...typed, text })}
            error={error}
          />
        </>
      )}
    </Stack>
  );
}

type SmsAreaProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  error: string | undefined;
  autoFocus: boolean;
};

/** A text that a task sends: straightened as it is typed and counted as the network counts; it may be several SMS. */
function SmsArea({ label, value, onChange, error, autoFocus }: SmsAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const { units, limit, segments, outside, encoding } = measureSms(value);
  const perPart = encoding === 'gsm7' ? 153 : 67;
  const room = segments > 1 ? segments * perPart : limit;

  // Writing a changed value puts the caret at the end; it belongs behind what was typed.
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  return (
    <Stack gap={2}>
      <TextArea
        ref={area}
        label={label}
        isLabelHidden
        rows={4}
        autoFocus={autoFocus}
        value={value}
        error={error}
        counter={segments > 1 ? `${units} of ${room}, sent as ${segments} texts` : `${units} of ${room}`}
        onChange={(edited) => {
          const text = straightenForSms(edited);
          if (text !== edited) {
            caret.current = straightenForSms(edited.slice(0, area.current?.selectionStart)).length;
          }
          onChange(text);
        }}
      />
      {outside.length > 0 ? (
        <InlineMessage tone="info">
          <Stack gap={2}>
            {`${outside.map((one) => `“${one}”`).join(', ')} cannot stand in an ordinary text: with it, one SMS holds 70 instead of 160.`}
            <Stack direction="row" wrap>
              {outside.map((character) => {
                const plain = replacementForSms(character);
                return (
                  <Button
                    key={character}
                    size="small"
                    onPress={() => {
                      onChange(value.replaceAll(character, plain));
                      area.current?.focus();
                    }}
                  >
                    {plain ? `Replace ${character} with ${plain}` : `Remove ${character}`}
                  </Button>
                );
              })}
            </Stack>
          </Stack>
        </InlineMessage>
      ) : null}
    </Stack>
  );
}
