import type { Ref } from 'react';
import { useState } from 'react';
import { TextArea } from '../../ui/text-field.tsx';

type ChoicesFieldProps = {
  value: readonly string[];
  onChange: (choices: string[]) => void;
  onBlur?: () => void;
  error?: string;
  ref?: Ref<HTMLTextAreaElement>;
};

/** The choices of a field, one on each line; empty lines do not count. */
export function ChoicesField({ value, onChange, ...field }: ChoicesFieldProps) {
  // What is typed is kept as it is: an empty line is where the next choice is about to stand.
  const [text, setText] = useState(value.join('\n'));
  return (
    <TextArea
      {...field}
      label="Choices"
      description="One on each line, in the order people see them."
      rows={5}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(
          next
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        );
      }}
    />
  );
}
