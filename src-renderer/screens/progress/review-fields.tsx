import type { TickQuestions } from '../../../src-shared/contract/progress.ts';
import { measureSms, partLimits, straightenForSms } from '../../../src-shared/domain/sms.ts';
import { MarketingWarning } from '../../app/marketing-warning.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading } from '../../ui/text.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { SmsBox } from '../documents/sms-box.tsx';
import { plainFor } from '../documents/sms-text.ts';

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
      <MarketingWarning text={`${typed.subject}\n${typed.text}`} />
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
  const { units, limit, segments, outside, encoding } = measureSms(value);
  const room = segments > 1 ? segments * partLimits[encoding] : limit;
  return (
    <SmsBox
      label={label}
      isLabelHidden
      rows={4}
      autoFocus={autoFocus}
      value={value}
      error={error}
      counter={segments > 1 ? `${units} of ${room}, sent as ${segments} texts` : `${units} of ${room}`}
      onEdit={(edited, at) => {
        const text = straightenForSms(edited);
        onChange(text);
        return { text, caret: straightenForSms(edited.slice(0, at)).length };
      }}
      remedies={outside.map((character) => {
        const { plain, label: offer } = plainFor(character);
        return { character, label: offer, onPress: () => onChange(value.replaceAll(character, plain)) };
      })}
    />
  );
}
