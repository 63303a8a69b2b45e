import { ProgressBar } from 'react-aria-components/ProgressBar';
import { Button } from './button.tsx';
import styles from './progress.module.css';
import { useDelayed } from './use-delayed.ts';

export interface ProgressProps {
  /** What is being done: "Sending 120 texts". */
  label: string;
  isActive: boolean;
  /** How many are done; without it the bar only shows that something goes on. */
  value?: number;
  maxValue?: number;
  onCancel?: () => void;
}

/** Work that takes time. It is seen after 200 ms; its place is kept from the start, so nothing moves. */
export function Progress({ label, isActive, value, maxValue = 100, onCancel }: ProgressProps) {
  const isShown = useDelayed(isActive);
  return (
    <div className={styles.place}>
      {isShown ? (
        <>
          <ProgressBar
            className={styles.progress}
            value={value}
            maxValue={maxValue}
            isIndeterminate={value === undefined}
            aria-label={label}
          >
            {({ percentage, isIndeterminate }) => (
              <>
                <span className={styles.label}>
                  <span>{label}</span>
                  {isIndeterminate ? null : <span>{`${value} of ${maxValue}`}</span>}
                </span>
                <span className={styles.track} data-indeterminate={isIndeterminate || undefined}>
                  <span className={styles.fill} style={{ width: `${percentage ?? 30}%` }} />
                </span>
              </>
            )}
          </ProgressBar>
          {onCancel ? (
            <Button size="small" onPress={onCancel}>
              Cancel
            </Button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
