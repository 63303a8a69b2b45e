import { expect, test } from 'vitest';
import { isTouched } from './changes.ts';

test.each([
  ['progress.open', { matterId: 'a' }, 'progress', 'a', true],
  ['progress.open', { matterId: 'b' }, 'progress', 'a', false],
  ['progress.open', { matterId: 'b' }, 'progress', null, true],
  ['progress.outcome', { tickId: 't' }, 'documents', 'a', true],
  ['documents.open', { documentId: 'd' }, 'documents', 'a', true],
  ['documents.list', { matterId: 'a' }, 'progress', 'a', false],
  ['messages.smsClients', { matterId: 'a' }, 'matters', 'a', true],
  ['session.current', {}, 'documents', 'a', true],
  ['options.matterTypes', {}, 'documents', 'a', false],
] as const)('%s %j is touched by %s of %s: %s', (name, input, area, matterId, touched) => {
  expect(isTouched([name, input], { area, matterId })).toBe(touched);
});
