import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea, type TextAreaProps } from '../../ui/text-field.tsx';

type Area = Pick<
  TextAreaProps,
  'label' | 'isLabelHidden' | 'rows' | 'autoFocus' | 'value' | 'error' | 'counter'
>;
type SmsBoxProps = Area & {
  /** Takes in what was edited, with the caret at `at`; answers the text that it keeps and the caret's place in that. */
  onEdit: (edited: string, at: number) => { text: string; caret: number };
  /** What can be done about each character that stands outside GSM-7. */
  remedies: readonly { character: string; label: string; onPress: () => void }[];
  /** Stands between the text and the remedies. */
  children?: ReactNode;
};

/** The box in which an SMS is typed, and beneath it the characters that make it hold less. */
export function SmsBox({ onEdit, remedies, children, ...rest }: SmsBoxProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);

  // Writing a changed value puts the caret at the end; it belongs behind what was typed.
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  return (
    <Stack gap={2}>
      <TextArea
        {...rest}
        ref={area}
        onChange={(edited) => {
          const kept = onEdit(edited, area.current?.selectionStart ?? edited.length);
          if (kept.text !== edited) caret.current = kept.caret;
        }}
      />
      {children}
      {remedies.length > 0 ? (
        <InlineMessage tone="info">
          <Stack gap={2}>
            {`${remedies.map(({ character }) => `“${character}”`).join(', ')} cannot stand in an ordinary text: with it, one SMS holds 70 instead of 160.`}
            <Stack direction="row" wrap>
              {remedies.map(({ character, label, onPress }) => (
                <Button
                  key={character}
                  size="small"
                  onPress={() => {
                    onPress();
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
