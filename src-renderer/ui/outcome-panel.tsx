import { Undo2, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button, IconButton, LinkButton } from './button.tsx';
import { Icon, type LucideIcon, type Tone } from './icon.tsx';
import styles from './outcome-panel.module.css';

export interface OutcomeLine {
  id: string;
  icon: LucideIcon;
  tone?: Tone;
  /** "Text to Mr John Shah". */
  text: ReactNode;
  /** "Waiting until 14:06", or why not. */
  detail?: ReactNode;
  /** The text of a message: its first lines are seen, the rest on a press. */
  body?: string;
  /** What can be done about it: pressed, or a page that opens in the browser. */
  actions?: readonly OutcomeAction[];
}

export type OutcomeAction = { label: string; isPending?: boolean } & (
  | { onPress: () => void; href?: never }
  | { href: string; onPress?: never }
);

/** So many characters certainly stand in the lines that are seen. */
const shortBody = 90;

export interface OutcomePanelProps {
  isOpen: boolean;
  title: string;
  lines: readonly OutcomeLine[];
  undo?: { label?: string; secondsLeft: number; onUndo: () => void };
  onClose: () => void;
}

/** What an action did, to whom, and how to take it back; read out politely, and no part of the layout. */
export function OutcomePanel({ isOpen, title, lines, undo, onClose }: OutcomePanelProps) {
  return (
    <section className={styles.panel} data-open={isOpen || undefined} aria-label="What happened">
      {/* Always there, so that what is put into it is announced; the seconds stand outside it. It scrolls, so it takes the focus. */}
      <div role="status" className={styles.said} tabIndex={isOpen ? 0 : undefined}>
        {isOpen ? (
          <>
            <p className={styles.title}>{title}</p>
            <ul className={styles.lines}>
              {lines.map((line) => (
                <OutcomeRow key={line.id} line={line} />
              ))}
            </ul>
          </>
        ) : null}
      </div>
      {isOpen ? (
        <div className={styles.foot}>
          {undo && undo.secondsLeft > 0 ? (
            <>
              <Button icon={Undo2} size="small" onPress={undo.onUndo} shortcut="Mod+Z">
                {undo.label ?? 'Undo'}
              </Button>
              <span className={styles.detail}>{undo.secondsLeft} s left</span>
            </>
          ) : null}
          <span className={styles.close}>
            <IconButton icon={X} label="Close" size="small" onPress={onClose} />
          </span>
        </div>
      ) : null}
    </section>
  );
}

function OutcomeRow({ line }: { line: OutcomeLine }) {
  return (
    <li className={styles.line}>
      <Icon icon={line.icon} tone={line.tone} />
      <div className={styles.text}>
        <div>{line.text}</div>
        {line.detail ? <div className={styles.detail}>{line.detail}</div> : null}
        {line.body ? <OutcomeBody text={line.body} /> : null}
        {line.actions?.length ? (
          <div className={styles.actions}>
            {line.actions.map(({ label, href, onPress, isPending }) =>
              href === undefined ? (
                <Button key={label} size="small" isWrapping isPending={isPending} onPress={onPress}>
                  {label}
                </Button>
              ) : (
                <LinkButton key={label} size="small" href={href}>
                  {label}
                </LinkButton>
              ),
            )}
          </div>
        ) : null}
      </div>
    </li>
  );
}

function OutcomeBody({ text }: { text: string }) {
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > shortBody || text.includes('\n');
  return (
    <>
      <p id={id} className={styles.body} data-whole={isWhole || undefined}>
        {text}
      </p>
      {isLong ? (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isWhole}
          aria-controls={id}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Less' : 'Whole text'}
        </button>
      ) : null}
    </>
  );
}
