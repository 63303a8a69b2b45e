import { useId } from 'react';
import { Button } from './button.tsx';
import styles from './choices.module.css';

export interface Choice {
  id: string;
  /** What its button says. */
  label: string;
  /** What follows from it, beneath the button and read with it. */
  note: string;
  isDisabled?: boolean;
  isPending?: boolean;
  onPress: () => void;
}

/** Things one can do, none of them the usual one, each with what follows from it. */
export function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  const id = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.label}>{label}</legend>
      <ul>
        {choices.map(({ id: choiceId, label: name, note, ...button }) => (
          <li key={choiceId} className={styles.choice}>
            <Button {...button} isWrapping aria-describedby={`${id}-${choiceId}`}>
              {name}
            </Button>
            <p id={`${id}-${choiceId}`} className={styles.note}>
              {note}
            </p>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
