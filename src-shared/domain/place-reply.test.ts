import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addSeconds } from '../time.ts';
import { type MessageState, messageStates } from './message-states.ts';
import { type NumberOwner, placeReply, type TextTo } from './place-reply.ts';

const noon = '2026-03-02T12:00:00.000Z';

/** A text of matter `m<n>` to contact `c<n>`, so many seconds before noon. */
function text(
  n: number,
  secondsBefore: number,
  state: MessageState = 'delivered',
  mayHaveGone = false,
): TextTo {
  return {
    contactId: `c${n}`,
    matterId: `m${n}`,
    state,
    mayHaveGone,
    sentAt: addSeconds(noon, -secondsBefore),
  };
}

const nowhere = { contactId: null, matterId: null };

it('goes to the last text that went before it', () => {
  const texts = [text(1, 300), text(2, 100), text(3, 200)];
  expect(placeReply(noon, texts, [])).toEqual({ contactId: 'c2', matterId: 'm2' });
});

it('does not go to a text that was sent after it, unless the clock makes it look so', () => {
  expect(placeReply(noon, [text(1, 300), text(2, -600)], [])).toMatchObject({ matterId: 'm1' });
  expect(placeReply(noon, [text(1, 300), text(2, -60)], [])).toMatchObject({ matterId: 'm2' });
  expect(placeReply(noon, [text(1, -3600), text(2, -7200)], [])).toMatchObject({ matterId: 'm2' });
});

it('goes to what may have gone, before what did not reach the telephone', () => {
  expect(placeReply(noon, [text(1, 300), text(2, 100, 'not_known')], [])).toMatchObject({ matterId: 'm2' });
  expect(placeReply(noon, [text(1, 300), text(2, 100, 'queued', true)], [])).toMatchObject({
    matterId: 'm2',
  });
  expect(placeReply(noon, [text(1, 300), text(2, 100, 'undelivered')], [])).toMatchObject({ matterId: 'm1' });
  expect(placeReply(noon, [text(2, 100, 'undelivered')], [])).toMatchObject({ matterId: 'm2' });
});

it.each(['queued', 'claimed', 'failed', 'cancelled', 'expired', 'blocked'] as const)(
  'does not go to a text that is %s',
  (state) => {
    expect(placeReply(noon, [text(1, 100, state)], [])).toEqual(nowhere);
  },
);

it('goes to the one open matter of those with the number, else to the tray', () => {
  const owner = (contactId: string, ...openMatterIds: string[]): NumberOwner => ({
    contactId,
    openMatterIds,
  });
  expect(placeReply(noon, [], [owner('c', 'm')])).toEqual({ contactId: 'c', matterId: 'm' });
  expect(placeReply(noon, [], [owner('a'), owner('b', 'm')])).toEqual({ contactId: 'b', matterId: 'm' });
  expect(placeReply(noon, [], [owner('a', 'm'), owner('b', 'm')])).toEqual({ contactId: 'a', matterId: 'm' });
  expect(placeReply(noon, [], [owner('c', 'm', 'n')])).toEqual({ contactId: 'c', matterId: null });
  expect(placeReply(noon, [], [owner('c')])).toEqual({ contactId: 'c', matterId: null });
  expect(placeReply(noon, [], [owner('a', 'm'), owner('b', 'n')])).toEqual(nowhere);
  expect(placeReply(noon, [], [])).toEqual(nowhere);
});

it('never goes where nothing points, whatever was sent and whoever has the number', () => {
  const texts = fc.array(
    fc
      .tuple(
        fc.nat(4),
        fc.integer({ min: -9000, max: 9000 }),
        fc.constantFrom(...messageStates),
        fc.boolean(),
      )
      .map(([n, before, state, gone]) => text(n, before, state, gone)),
    { maxLength: 12 },
  );
  const owners = fc.uniqueArray(
    fc.record({ contactId: fc.constantFrom('o1', 'o2', 'o3'), openMatterIds: fc.subarray(['x', 'y']) }),
    { selector: ({ contactId }) => contactId, maxLength: 3 },
  );
  const certain = ['failed', 'queued', 'claimed', 'cancelled', 'expired', 'blocked'];
  fc.assert(
    fc.property(texts, owners, (sent, having) => {
      const place = placeReply(noon, sent, having);
      const gone = sent.filter(({ state, mayHaveGone }) => mayHaveGone || !certain.includes(state));
      if (gone.length > 0) {
        // One of them, and none that came later and reached the telephone was passed over.
        const same = gone.filter(
          (one) => one.contactId === place.contactId && one.matterId === place.matterId,
        );
        expect(same).not.toHaveLength(0);
        const newest =
          same
            .map(({ sentAt }) => sentAt)
            .sort()
            .at(-1) ?? '';
        const between = gone.filter(
          ({ sentAt, state }) => sentAt > newest && sentAt <= noon && state !== 'undelivered',
        );
        expect(between).toEqual([]);
      } else {
        const open = new Set(having.flatMap(({ openMatterIds }) => openMatterIds));
        expect(place.matterId).toBe(open.size === 1 ? [...open][0] : null);
        if (place.contactId !== null) expect(having.map((one) => one.contactId)).toContain(place.contactId);
      }
    }),
  );
});
