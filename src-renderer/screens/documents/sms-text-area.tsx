import { measureSms } from '../../../src-shared/domain/sms.ts';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { SmsBox } from './sms-box.tsx';
import { admitEdit, remediesFor, type SmsText } from './sms-text.ts';

type SmsTextAreaProps = { value: SmsText; onChange: (value: SmsText) => void; error: string | undefined };

/** The text of one SMS: straightened as it is typed, counted as the network counts, and never longer than one. */
export function SmsTextArea({ value, onChange, error }: SmsTextAreaProps) {
  const { units, limit } = measureSms(value.text);
  return (
    <SmsBox
      label="Message"
      rows={5}
      value={value.text}
      error={error}
      counter={`${units} of ${limit}`}
      onEdit={(edited) => {
        const { text, wanted, caret } = admitEdit(value.text, edited);
        onChange({ text, wanted });
        return { text, caret };
      }}
      remedies={remediesFor(value).map(({ character, label, apply }) => ({
        character,
        label,
        onPress: () => onChange(apply(value)),
      }))}
    >
      {value.wanted === null ? null : (
        <InlineMessage tone="warning">
          A text by hand is one SMS, so what did not fit was left out.
        </InlineMessage>
      )}
    </SmsBox>
  );
}
