import { type ReactNode, type Ref, useRef } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import styles from './field.module.css';
import { FieldLabel, FieldNotes, type FieldProps, fieldElementProps } from './field.tsx';

export interface TextValueProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  /** Only where the other side has a limit; none by default. */
  maxLength?: number;
  /** Stands right beneath the field, for instance "112 of 160". */
  counter?: ReactNode;
  autoComplete?: string;
  spellCheck?: boolean;
}

export interface TextFieldProps extends TextValueProps {
  type?: 'text' | 'email' | 'tel' | 'url';
  ref?: Ref<HTMLInputElement>;
}

/** One line of text with its label, description and error. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, onBlur, maxLength, autoComplete = 'off', spellCheck, type = 'text' } = props;
  return (
    <AriaTextField
      {...fieldElementProps(props)}
      {...{ value, onChange, onBlur, maxLength, autoComplete, type }}
      spellCheck={spellCheck === undefined ? undefined : spellCheck ? 'true' : 'false'}
    >
      <FieldLabel {...props} />
      <Input ref={props.ref} className={styles.input} placeholder={props.placeholder} />
      <FieldNotes {...props} counter={props.counter} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends TextValueProps {
  rows?: number;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text with their label, description and error. With `autoFocus` one goes on behind what stands there. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, onBlur, maxLength, autoComplete = 'off', spellCheck = true } = props;
  const isOpening = useRef(props.autoFocus === true);
  return (
    <AriaTextField
      {...fieldElementProps(props)}
      {...{ value, onChange, onBlur, maxLength, autoComplete }}
      onFocus={({ target }) => {
        // A browser puts the caret before the text.
        if (isOpening.current && target instanceof HTMLTextAreaElement)
          target.setSelectionRange(target.value.length, target.value.length);
        isOpening.current = false;
      }}
      spellCheck={spellCheck ? 'true' : 'false'}
    >
      <FieldLabel {...props} />
      <AriaTextArea
        ref={props.ref}
        className={styles.input}
        placeholder={props.placeholder}
        rows={props.rows ?? 4}
      />
      <FieldNotes {...props} counter={props.counter} />
    </AriaTextField>
  );
}
