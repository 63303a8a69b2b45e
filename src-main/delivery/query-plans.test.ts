import { expect, it } from 'vitest';
import { explainedDatabase } from '../../test/support/query-plans.ts';
import { claimNext, nextDueAt } from './delivery-queries.ts';
import { nextToExplainAt } from './pause-queries.ts';

const { db, plans } = explainedDatabase();
const now = '2026-03-02T12:00:00.000Z';

it('what is claimed is found in its order, and written by its ids: not by reading all that wait', async () => {
  await claimNext(db(), 'sms', 'one', 10, now);
  expect(plans()).toEqual([
    expect.stringMatching(
      /^SEARCH messages USING (INTEGER PRIMARY KEY|INDEX sqlite_autoindex_messages_1) .*; SEARCH waiting USING INDEX messages_in_order \(channel=\? AND state=\?\); .*SEARCH earlier USING COVERING INDEX messages_by_contact/,
    ),
  ]);
  expect(plans()).toEqual([expect.not.stringContaining('TEMP B-TREE')]);
});

it.each([
  ['when the next is due', () => nextDueAt(db(), 'email')],
  ['when the next has to say anew why it waits', () => nextToExplainAt(db(), 'email')],
])('%s is found among those of its channel, in the order of an index', async (_, ask) => {
  await ask();
  expect(plans()).toEqual([
    expect.stringMatching(
      /^SEARCH (waiting|messages) USING INDEX messages_by_state \(state=\? AND channel=\?\)/,
    ),
  ]);
  expect(plans()).toEqual([expect.not.stringContaining('TEMP B-TREE')]);
});
