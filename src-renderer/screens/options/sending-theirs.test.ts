import { expect, test } from 'vitest';
import { readTheirs, sayTheirs } from './sending-theirs.ts';

test('what another administrator saved is read from its JSON and said in words, in the order of the screen', () => {
  const theirs = readTheirs({
    dailyLimit: 'null',
    days: '"1,3,7"',
    testMode: 'true',
    smsPricePerThousand: '3850',
    testEmail: '""',
    undoWindowSeconds: '30',
  });
  expect(theirs).toEqual({
    dailyLimit: null,
    days: '1,3,7',
    testMode: true,
    smsPricePerThousand: 3850,
    testEmail: '',
    undoWindowSeconds: 30,
  });
  expect(sayTheirs(theirs)).toEqual([
    { label: 'Undo window', value: '30' },
    { label: 'Days', value: 'Mon, Wed, Sun' },
    { label: 'Test mode', value: 'on' },
    { label: 'Emails go to', value: '' },
    { label: 'Messages to one client in a day', value: 'no limit' },
    { label: 'Price of 1,000 text parts', value: '£38.50' },
  ]);
  expect(sayTheirs({})).toEqual([]);
});
