import { expect, test } from 'vitest';
import { isTouched } from './changes.ts';

test.each([
  ['progress.open', { matterId: 'a' }, 'progress', 'a', true],
  ['progress.open', { matterId: 'b' }, 'progress', 'a', false],
  ['progress.open', { matterId: 'b' }, 'progress', null, true],
  ['progress.outcome', { tickId: 't' }, 'documents', 'a', true],
  ['documents.open', { documentId: 'd' }, 'documents', 'a', true],
  ['documents.list', { matterId: 'a' }, 'progress', 'a', false],
  ['attention.list', {}, 'documents', 'a', true],
  ['attention.list', {}, 'matters', null, true],
  // It counts for half a second, and is not about the last minute: it is asked when the page is opened.
  ['usage.months', { from: '2026-01', until: '2026-02' }, 'documents', 'a', false],
  ['replies.unreadOn', { matterId: 'a' }, 'documents', 'a', true],
  ['replies.unreadOn', { matterId: 'b' }, 'documents', 'a', false],
  ['replies.list', { show: 'all' }, 'documents', 'a', true],
  ['messages.smsClients', { matterId: 'a' }, 'matters', 'a', true],
  ['session.current', {}, 'documents', 'a', true],
  ['people.get', { contactId: 'c' }, 'matters', null, true],
  ['matters.newForm', {}, 'options', null, true],
  ['matters.get', { matterId: 'a' }, 'options', null, true],
  ['matters.find', { text: '' }, 'options', null, false],
  ['options.tryCondition', { matterId: 'a' }, 'matters', 'a', true],
  ['options.tryTask', { matterId: 'a' }, 'progress', 'a', true],
  ['options.matterTypes', {}, 'documents', 'a', false],
  ['options.matterTypes', {}, 'matters', 'a', true],
  ['options.users', {}, 'matters', 'a', true],
  ['options.previewApply', { matterTypeId: 't', templateId: null }, 'matters', 'a', true],
] as const)('%s %j is touched by %s of %s: %s', (name, input, area, matterId, touched) => {
  expect(isTouched([name, input], { area, matterId })).toBe(touched);
});
