import type { ReactNode } from 'react';
import styles from './form.module.css';

export interface FormProps {
  /** Enter, or the submit button. */
  onSubmit: () => void;
  children: ReactNode;
  label?: string;
}

/** Sections of fields, one under another, at a width one can read. */
export function Form({ onSubmit, children, label }: FormProps) {
  return (
    <form
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

export interface FormSectionProps {
  heading?: string;
  description?: ReactNode;
  children: ReactNode;
}

/** Fields that belong together. */
export function FormSection({ heading, description, children }: FormSectionProps) {
  return (
    <section className={styles.section} aria-label={heading}>
      {heading ? <h2 className={styles.heading}>{heading}</h2> : null}
      {description ? <p className={styles.description}>{description}</p> : null}
      {children}
    </section>
  );
}

/** Fields side by side, as wide as they need or an equal share. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** The buttons under a form, and beside them what became of it. */
export function FormFooter({ children, message }: { children: ReactNode; message?: ReactNode }) {
  return (
    <div className={styles.footer}>
      {children}
      {message}
    </div>
  );
}
