import { type SendingForm, sendingAsRead } from '../../../src-shared/contract/sending-rules.ts';
import { readWeekdays } from '../../../src-shared/domain/sending-hours.ts';

const labels: Readonly<Record<keyof SendingForm, string>> = {
  undoWindowSeconds: 'Undo window',
  days: 'Days',
  from: 'From',
  until: 'Until',
  onBankHolidays: 'Send on bank holidays',
  testMode: 'Test mode',
  testMobile: 'Texts go to',
  testEmail: 'Emails go to',
  dailyLimit: 'Messages to one client in a day',
  smsPerSecond: 'Texts per second',
  smsConnections: 'Texts at once',
  emailPerMinute: 'Emails per minute',
  emailConnections: 'Emails at once',
  smsPricePerThousand: 'Price of 1,000 text parts',
};

/** The fields of the form, in their order on the screen. */
export const sendingFields = Object.keys(labels) as (keyof SendingForm)[];

/** What another administrator saved meanwhile, as the refusal tells it: by field, as JSON. */
export function readTheirs(details: Readonly<Record<string, string>>): Partial<SendingForm> {
  const said = Object.entries(details).map(([field, json]) => [field, JSON.parse(json)]);
  return sendingAsRead.partial().parse(Object.fromEntries(said));
}

/** The same in words. */
export function sayTheirs(theirs: Partial<SendingForm>): { label: string; value: string }[] {
  return sendingFields.flatMap((field) => {
    const value = theirs[field];
    return value === undefined ? [] : [{ label: labels[field], value: sayValue(field, value) }];
  });
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function sayValue(field: keyof SendingForm, value: SendingForm[keyof SendingForm]): string {
  if (field === 'days')
    return readWeekdays(String(value))
      .map((day) => weekdays[day - 1] ?? '')
      .join(', ');
  if (field === 'dailyLimit' && value === null) return 'no limit';
  if (field === 'smsPricePerThousand' && typeof value === 'number') return `£${(value / 100).toFixed(2)}`;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === null ? '' : String(value);
}
