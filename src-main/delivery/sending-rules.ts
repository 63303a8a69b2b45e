import { nextSendingTime, readWeekdays, type SendingHours } from '../../src-shared/domain/sending-hours.ts';
import type { WorkingCalendar } from '../../src-shared/domain/working-days.ts';
import type { Queryable } from '../database/database.ts';
import { type FirmSettings, getFirmSettings } from '../options/firm-queries.ts';
import { readWorkingCalendar } from '../scheduling/working-calendar-queries.ts';

/** The firm's rules of sending as they are in one transaction: read once, however many messages it looks at. */
export type SendingRules = {
  firm: FirmSettings;
  hours: SendingHours;
  calendar: WorkingCalendar;
  /** When messages may go: the instant the rules were read at, or the next opening after it. */
  opensAt: string;
};

/** When a firm's messages may go. */
export function hoursOf(firm: FirmSettings): SendingHours {
  return {
    days: readWeekdays(firm.sending_days),
    from: firm.sending_from,
    until: firm.sending_until,
    onBankHolidays: firm.send_on_bank_holidays === 1,
  };
}

/** Reads the rules that hold at an instant. */
export async function readSendingRules(tx: Queryable, now: string): Promise<SendingRules> {
  const firm = await getFirmSettings(tx);
  const calendar = await readWorkingCalendar(tx);
  const hours = hoursOf(firm);
  return { firm, hours, calendar, opensAt: nextSendingTime(now, hours, calendar) };
}
