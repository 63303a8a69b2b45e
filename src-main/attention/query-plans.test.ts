import { expect, it } from 'vitest';
import { explainedDatabase } from '../../test/support/query-plans.ts';
import { firstUsedAt, sumUsage } from '../usage/usage-queries.ts';
import { listAttention, listChecking } from './attention-queries.ts';
import { countMessages } from './counts-queries.ts';

const { db, plans } = explainedDatabase();

it('what the frame counts is answered by indexes, most of which hold all that is asked', async () => {
  await countMessages(db(), '2026-03-02T12:00:00.000Z');
  expect(plans()).toEqual([
    'SCAN messages USING COVERING INDEX messages_to_look_at',
    'SEARCH messages USING INDEX messages_by_state (state=? AND channel=?)',
    'SEARCH messages USING INDEX messages_by_state (state=? AND channel=?)',
    'SEARCH messages USING COVERING INDEX messages_held_back (state=? AND due_at>?)',
    'SEARCH messages USING COVERING INDEX messages_by_state (state=?)',
    'SEARCH messages USING COVERING INDEX messages_by_state (state=?)',
  ]);
});

it.each([
  ['the first page of what needs attention', () => listAttention(db(), 60, null), 'messages_to_look_at'],
  ['a later page of it', () => listAttention(db(), 60, 'x|y'), 'messages_to_look_at'],
  ['what is being found out about', () => listChecking(db(), 60), 'messages_to_check'],
  ['what was charged in a month', () => sumUsage(db(), '2026-03', '2026-04'), 'message_attempts_charged'],
  ['since when anything was charged', () => firstUsedAt(db()), 'message_attempts_charged'],
])('%s is found by an index', async (_, ask, index) => {
  await ask();
  expect(plans()).toEqual([
    expect.stringMatching(`^(SCAN|SEARCH) (messages|message_attempts) USING [A-Z ]*INDEX ${index}`),
  ]);
});

it('what needs attention is read in its order, and not sorted', async () => {
  await listAttention(db(), 60, null);
  expect(plans()).toEqual([expect.not.stringContaining('TEMP B-TREE')]);
});
