import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldLabel, FieldNotes, type FieldProps, fieldElementProps } from './field.tsx';
import { Icon } from './icon.tsx';

export interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  autoComplete?: 'current-password' | 'new-password' | 'off';
  ref?: Ref<HTMLInputElement>;
}

/** A secret, with a button that shows it while one checks what one typed. */
export function PasswordField(props: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const { value, onChange, onBlur, autoComplete = 'off' } = props;
  return (
    <AriaTextField
      {...fieldElementProps(props)}
      {...{ value, onChange, onBlur, autoComplete }}
      type={isShown ? 'text' : 'password'}
      spellCheck="false"
    >
      <FieldLabel {...props} />
      <Group className={classNames(styles.input, styles.group)}>
        <Input ref={props.ref} className={styles.bare} placeholder={props.placeholder} />
        <Button
          className={styles.inner}
          aria-label={isShown ? 'Hide password' : 'Show password'}
          onPress={() => setShown(!isShown)}
        >
          <Icon icon={isShown ? EyeOff : Eye} />
        </Button>
      </Group>
      <FieldNotes {...props} />
    </AriaTextField>
  );
}
