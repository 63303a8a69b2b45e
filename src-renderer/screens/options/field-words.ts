import type { CustomFieldOptions } from '../../../src-shared/contract/options.ts';

/** What each type of custom field is called. */
export const fieldTypeWords: Readonly<Record<CustomFieldOptions['type'], string>> = {
  text: 'Text',
  number: 'Number',
  money: 'Money',
  date: 'Date',
  yes_no: 'Yes or no',
  choice: 'Choice',
};
