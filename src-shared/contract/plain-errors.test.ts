import { expect, it } from 'vitest';
import { firmForm } from './firm-options.ts';

const firm = {
  name: 'Harbour & Lane',
  phone: '',
  email: '',
  referencePattern: 'HL/{number}',
  saveAndActivate: false,
};

it('what is too long is told as a person would tell it, and what a form says itself comes first', () => {
  const { error } = firmForm.safeParse({ ...firm, name: '', phone: '0'.repeat(41) });
  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['name', 'Type the name of the firm.'],
    ['phone', 'This is too long: 40 characters at most.'],
  ]);
});
