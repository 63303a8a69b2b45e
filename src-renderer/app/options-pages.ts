/** The pages of Options but those of one matter type, in their order: what each is called, and the heading it stands under. */
export const optionsPages = [
  { id: 'firm', label: 'Firm', group: 'firm' },
  { id: 'users', label: 'Users', group: 'firm' },
  { id: 'matter-types', label: 'Matter Types', group: 'work' },
  { id: 'bank-holidays', label: 'Bank Holidays', group: 'work' },
  { id: 'test-bench', label: 'Test bench', group: 'work' },
  { id: 'sending', label: 'Sending', group: 'messages' },
  { id: 'sms-account', label: 'SMS account', group: 'messages' },
  { id: 'email-account', label: 'Email account', group: 'messages' },
  { id: 'usage', label: 'Usage', group: 'messages' },
] as const;

/** A page of Options that is not one matter type's. */
export type OptionsPageId = (typeof optionsPages)[number]['id'];
