import styles from './bar-chart.module.css';

export interface Bar {
  id: string;
  /** Beneath the bar: "Mar". */
  label: string;
  value: number;
  /** The value as one says it, over the bar and on hover: "1,204". */
  shown: string;
}

export interface BarChartProps {
  /** What the bars are: "Parts of texts by month". Read aloud with every value. */
  label: string;
  bars: readonly Bar[];
}

/** Amounts side by side. To those who do not see it, it is one picture that says every value. */
export function BarChart({ label, bars }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const said = bars.map((bar) => `${bar.label} ${bar.shown}`).join(', ');
  return (
    <div className={styles.chart} role="img" aria-label={`${label}: ${said}`}>
      {bars.map(({ id, label: name, value, shown }) => (
        <div key={id} className={styles.slot} title={`${name}: ${shown}`}>
          <span className={styles.value}>{shown}</span>
          <span className={styles.track}>
            <span className={styles.bar} style={{ height: `${(value / most) * 100}%` }} />
          </span>
          <span className={styles.label}>{name}</span>
        </div>
      ))}
    </div>
  );
}
