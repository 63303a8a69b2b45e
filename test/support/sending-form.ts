import type { SendingForm } from '../../src-shared/contract/sending-rules.ts';

/** Options > Sending as the sample firm begins with: everything goes at once, in practice. */
export const sampleSending: SendingForm = {
  undoWindowSeconds: 60,
  days: '1,2,3,4,5,6,7',
  from: '00:00',
  until: '00:00',
  onBankHolidays: true,
  testMode: false,
  testMobile: '',
  testEmail: '',
  dailyLimit: 5,
  smsPerSecond: 10,
  smsConnections: 10,
  emailPerMinute: 30,
  emailConnections: 3,
  smsPricePerThousand: null,
};
