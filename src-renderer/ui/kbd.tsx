import styles from './kbd.module.css';
import { shortcutKeys } from './platform.ts';

/** A keyboard shortcut, written as this platform writes it; `shortcut` is for instance `Mod+K`. */
export function Kbd({ shortcut }: { shortcut: string }) {
  return (
    <span className={styles.keys}>
      {shortcutKeys(shortcut).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
