import { expect, test } from 'vitest';
import { suggestNames } from './suggest-names.ts';

test.each([
  ['Mrs Priya Shah', { firstName: 'Priya', salutation: 'Mrs Shah' }],
  ['Dr. Jo van der Berg', { firstName: 'Jo', salutation: 'Dr. Berg' }],
  ['Mr Shah', { firstName: '', salutation: 'Mr Shah' }],
  ['Priya Shah', { firstName: 'Priya', salutation: 'Priya' }],
  ['Mrs ', { firstName: '', salutation: '' }],
  ['', { firstName: '', salutation: '' }],
])('%j', (fullName, suggested) => {
  expect(suggestNames('person', fullName)).toEqual(suggested);
});

test('a company has no first name', () => {
  expect(suggestNames('company', 'Harbour Estates Ltd')).toEqual({
    firstName: '',
    salutation: 'Sir or Madam',
  });
});
