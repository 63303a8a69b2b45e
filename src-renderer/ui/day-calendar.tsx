import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import styles from './day-calendar.module.css';
import field from './field.module.css';
import { Icon } from './icon.tsx';

/** One month of days, from Monday; for use inside a React Aria date picker. */
export function DayCalendar() {
  return (
    <Calendar firstDayOfWeek="mon">
      <header className={styles.header}>
        <Button slot="previous" className={field.inner}>
          <Icon icon={ChevronLeft} />
        </Button>
        <CalendarHeading className={styles.heading} />
        <Button slot="next" className={field.inner}>
          <Icon icon={ChevronRight} />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short" className={styles.grid}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
