import { expect, it } from 'vitest';
import { quitQuestion, sayWaiting, staysNotice, withoutWindow } from './closing.ts';

it.each([
  ['win32', 0, 'end'],
  ['win32', 1, 'tray'],
  ['linux', 0, 'end'],
  ['linux', 3, 'tray'],
  ['darwin', 0, 'dock'],
  ['darwin', 3, 'tray'],
])('on %s, with %i messages waiting and no window, the program goes to: %s', (platform, waiting, what) => {
  expect(withoutWindow(waiting, platform)).toBe(what);
});

it('counts one message as one', () => {
  expect([0, 1, 3].map(sayWaiting)).toEqual(['All messages have gone', '1 message waits', '3 messages wait']);
  expect([1, 3].map((count) => staysNotice(count).body)).toEqual([
    'Clerkwell goes on sending 1 message. Quit it from its icon.',
    'Clerkwell goes on sending 3 messages. Quit it from its icon.',
  ]);
  expect([1, 3].map((count) => quitQuestion(count, 'win32').message)).toEqual([
    '1 message will go when Clerkwell next runs.',
    '3 messages will go when Clerkwell next runs.',
  ]);
});

it('offers to stay where the platform has the icon', () => {
  expect(quitQuestion(3, 'win32').buttons).toEqual(['Quit', 'Stay in the tray']);
  expect(quitQuestion(3, 'darwin').buttons).toEqual(['Quit', 'Stay in the menu bar']);
});
