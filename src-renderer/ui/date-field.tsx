import { type DateValue, parseDate, parseTime, type Time } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { type Ref, useImperativeHandle, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { DatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Popover } from 'react-aria-components/Popover';
import { TimeField as AriaTimeField } from 'react-aria-components/TimeField';
import { classNames } from './class-names.ts';
import styles from './date-field.module.css';
import { DayCalendar } from './day-calendar.tsx';
import field from './field.module.css';
import { FieldLabel, FieldNotes, type FieldProps, fieldElementProps } from './field.tsx';
import { Icon } from './icon.tsx';
import list from './list.module.css';

export interface DateFieldProps extends FieldProps {
  /** A day as YYYY-MM-DD; empty for none. */
  value: string;
  /** Called with a whole day, or empty when the field is emptied. */
  onChange: (value: string) => void;
  onBlur?: () => void;
  minValue?: string;
  maxValue?: string;
}

const dayOf = (value: string | undefined) => (value ? parseDate(value) : undefined);

/** A day, typed as dd/mm/yyyy or picked from a calendar. */
export function DateField(props: DateFieldProps) {
  return (
    <DatePicker<DateValue>
      {...fieldElementProps({ width: 'short', ...props })}
      value={dayOf(props.value) ?? null}
      onChange={(day) => props.onChange(day ? day.toString() : '')}
      onBlur={props.onBlur}
      minValue={dayOf(props.minValue)}
      maxValue={dayOf(props.maxValue)}
      shouldForceLeadingZeros
    >
      <FieldLabel {...props} />
      <Group className={classNames(field.input, field.group)}>
        <Segments />
        <Button className={field.inner}>
          <Icon icon={CalendarDays} />
        </Button>
      </Group>
      <FieldNotes {...props} />
      <Popover className={list.popover} placement="bottom start" offset={4}>
        <Dialog className={styles.dialog}>
          <DayCalendar />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

export interface TimeFieldProps extends FieldProps {
  /** A time of day as HH:MM, 24 hours; empty for none. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Puts the focus on the hours. */
  ref?: Ref<{ focus(): void }>;
}

/** A time of day, typed, 24 hours. */
export function TimeField(props: TimeFieldProps) {
  const input = useRef<HTMLDivElement>(null);
  useImperativeHandle(
    props.ref,
    () => ({ focus: () => input.current?.querySelector<HTMLElement>('[role=spinbutton]')?.focus() }),
    [],
  );
  return (
    <AriaTimeField<Time>
      {...fieldElementProps({ width: 'short', ...props })}
      value={props.value ? parseTime(props.value) : null}
      onChange={(time) => props.onChange(time ? time.toString().slice(0, 5) : '')}
      onBlur={props.onBlur}
      hourCycle={24}
      shouldForceLeadingZeros
    >
      <FieldLabel {...props} />
      <div ref={input} className={classNames(field.input, field.group)}>
        <Segments />
      </div>
      <FieldNotes {...props} />
    </AriaTimeField>
  );
}

function Segments() {
  return (
    <DateInput className={styles.segments}>
      {(segment) => <DateSegment segment={segment} className={styles.segment} />}
    </DateInput>
  );
}
