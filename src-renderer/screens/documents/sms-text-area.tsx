import { useLayoutEffect, useRef } from 'react';
import { measureSms } from '../../../src-shared/domain/sms.ts';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { admitEdit, remediesFor, type SmsText } from './sms-text.ts';

type SmsTextAreaProps = { value: SmsText; onChange: (value: SmsText) => void; error: string | undefined };

/** The text of one SMS: straightened as it is typed, counted as the network counts, and never longer than one. */
export function SmsTextArea({ value, onChange, error }: SmsTextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const { units, limit } = measureSms(value.text);
  const remedies = remediesFor(value);

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
        label="Message"
        rows={5}
        value={value.text}
        error={error}
        counter={`${units} of ${limit}`}
        onChange={(edited) => {
          const { text, wanted, caret: at } = admitEdit(value.text, edited);
          if (text !== edited) caret.current = at;
          onChange({ text, wanted });
        }}
      />
      {value.wanted === null ? null : (
        <InlineMessage tone="warning">
          A text by hand is one SMS, so what did not fit was left out.
        </InlineMessage>
      )}
      {remedies.length > 0 ? (
        <InlineMessage tone="info">
          <Stack gap={2}>
            {`${remedies.map(({ character }) => `“${character}”`).join(', ')} cannot stand in an ordinary text: with it, one SMS holds 70 instead of 160.`}
            <Stack direction="row" wrap>
              {remedies.map(({ character, label, apply }) => (
                <Button
                  key={character}
                  size="small"
                  onPress={() => {
                    onChange(apply(value));
                    area.current?.focus();
                  }}
                >
                  {label}
                </Button>
              ))}
            </Stack>
          </Stack>
        </InlineMessage>
      ) : null}
    </Stack>
  );
}
