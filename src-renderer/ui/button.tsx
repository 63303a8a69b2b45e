import { ExternalLink } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type LucideIcon } from './icon.tsx';
import { useIsOutOfTabOrder } from './row-context.ts';
import { Tooltip } from './tooltip.tsx';
import { useDelayed } from './use-delayed.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

interface CommonButtonProps {
  variant?: ButtonVariant;
  size?: 'small' | 'medium';
  type?: 'button' | 'submit';
  isDisabled?: boolean;
  /** The action runs: the button keeps its width and focus, and does not answer. */
  isPending?: boolean;
  /** Its words go on in a second line where there is no room: what it names must be seen whole. */
  isWrapping?: boolean;
  autoFocus?: boolean;
  onPress?: () => void;
  /** Shown with the tooltip, for instance `Mod+S`; the key itself is bound elsewhere. */
  shortcut?: string;
  ref?: Ref<HTMLButtonElement>;
  'aria-describedby'?: string;
  'aria-controls'?: string;
  'aria-expanded'?: boolean;
}

export interface ButtonProps extends CommonButtonProps {
  children: ReactNode;
  icon?: LucideIcon;
  tooltip?: string;
}

/** A button with a verb on it. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  tooltip,
  shortcut,
  isWrapping,
  children,
  ...rest
}: ButtonProps) {
  const excludeFromTabOrder = useIsOutOfTabOrder();
  const pending = usePending(rest);
  const button = (
    <AriaButton
      {...rest}
      {...pending}
      excludeFromTabOrder={excludeFromTabOrder}
      className={classNames(styles.button, styles[variant], styles[size], isWrapping && styles.wrapping)}
    >
      {icon ? <Icon icon={icon} /> : null}
      <span className={styles.label}>{children}</span>
    </AriaButton>
  );
  if (!tooltip && !shortcut) return button;
  return (
    <Tooltip content={tooltip ?? children} shortcut={shortcut}>
      {button}
    </Tooltip>
  );
}

/** At once a pending button no longer answers; that it waits is shown and said only when it takes long. */
function usePending({ isPending = false, onPress, type }: CommonButtonProps) {
  const isLong = useDelayed(isPending);
  return isPending ? { isPending: isLong, onPress: undefined, type: 'button' as const } : { onPress, type };
}

export interface LinkButtonProps {
  /** An https address; the shell refuses any other kind. */
  href: string;
  children: ReactNode;
  size?: 'small' | 'medium';
}

/** A link that looks like a button and opens a page in the system's browser. */
export function LinkButton({ href, children, size = 'medium' }: LinkButtonProps) {
  return (
    <a
      className={classNames(styles.button, styles.secondary, styles.link, styles[size])}
      href={href}
      target="_blank"
      rel="noreferrer"
    >
      <span className={styles.label}>{children}</span>
      <Icon icon={ExternalLink} size={14} />
    </a>
  );
}

export interface IconButtonProps extends CommonButtonProps {
  icon: LucideIcon;
  /** Names the button for everybody: read aloud, and shown as its tooltip. */
  label: string;
}

/** A button that is only an icon; its label is required and is its tooltip. */
export function IconButton({
  variant = 'ghost',
  size = 'medium',
  icon,
  label,
  shortcut,
  ...rest
}: IconButtonProps) {
  const excludeFromTabOrder = useIsOutOfTabOrder();
  const pending = usePending(rest);
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <AriaButton
        {...rest}
        {...pending}
        aria-label={label}
        excludeFromTabOrder={excludeFromTabOrder}
        className={classNames(styles.button, styles.iconOnly, styles[variant], styles[size])}
      >
        <Icon icon={icon} />
      </AriaButton>
    </Tooltip>
  );
}
