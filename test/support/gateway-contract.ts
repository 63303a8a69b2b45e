import { expect, it } from 'vitest';
import type { Gateway, GatewayAnswer, Outgoing } from '../../src-main/delivery/gateway.ts';
import { isReasonCode, reasonSentence } from '../../src-main/delivery/reasons.ts';
import { newId } from '../../src-shared/ids.ts';

/** A gateway with the provider behind it, on loopback, as a contract test needs them. */
export type GatewayUnderTest = {
  gateway: Gateway;
  channel: Outgoing['channel'];
  recipient: string;
  /** How often the provider really got something for a recipient. */
  countOf(recipient: string): number | Promise<number>;
  /** The ways in which the provider can fail on the next message; each is set up by its function. None where nothing can fail. */
  failures: Record<string, { begin(): void; taken: boolean }>;
  /** Ends the provider, so that nobody is there any more. Null where that cannot be. */
  vanish: (() => Promise<void>) | null;
  close(): Promise<void>;
};

/** The promises that every gateway keeps, whatever stands behind it (docs/gateways.md). */
export function itKeepsTheContract(open: () => Promise<GatewayUnderTest>): void {
  const using = async (work: (subject: GatewayUnderTest) => Promise<void>) => {
    const subject = await open();
    try {
      await work(subject);
    } finally {
      await subject.close();
    }
  };
  const messageFor = ({ channel, recipient }: GatewayUnderTest): Outgoing => ({
    id: newId(),
    channel,
    recipient,
    recipientName: 'Olive Ash',
    subject: channel === 'email' ? 'Searches' : null,
    body: `Dear Olive, your searches are back: ${newId()}.`,
  });

  it('hands a message over once, and gives an id for it', () =>
    using(async (subject) => {
      const answers = [];
      for (let time = 0; time < 3; time += 1) answers.push(await subject.gateway.send(messageFor(subject)));
      const ids = answers.map((answer) => answer.kind === 'accepted' && answer.providerId);
      expect(ids.every(Boolean) && new Set(ids).size === 3).toBe(true);
      expect(await subject.countOf(subject.recipient)).toBe(3);
    }));

  it('never throws, never sends twice, and says that nothing went only when nothing did', () =>
    using(async (subject) => {
      for (const [name, { begin, taken }] of Object.entries(subject.failures)) {
        const before = await subject.countOf(subject.recipient);
        begin();
        const answer = await subject.gateway.send(messageFor(subject));
        const got = (await subject.countOf(subject.recipient)) - before;
        expect([name, got]).toEqual([name, taken ? 1 : 0]);
        const toldThatNothingWent = answer.kind === 'later' || answer.kind === 'refused';
        expect([name, toldThatNothingWent && taken]).toEqual([name, false]);
        expect([name, answer.kind === 'accepted' && !taken]).toEqual([name, false]);
        expectExplained(answer, subject.recipient);
      }
    }));

  it('waits where nobody is there', () =>
    using(async (subject) => {
      if (!subject.vanish) return;
      await subject.vanish();
      const message = messageFor(subject);
      const answer = await subject.gateway.send(message);
      expect(answer).toMatchObject({ kind: 'later', reason: 'no_network' });
      const asked = await subject.gateway.find?.(message, '2026-03-02T12:00:00.000Z');
      expect(asked?.kind ?? 'unreachable').toBe('unreachable');
      expect((await subject.gateway.poll?.('p1'))?.kind ?? 'pending').toBe('pending');
      expect((await subject.gateway.replies?.('2026-03-02')) ?? null).toBeNull();
    }));

  it('finds what was taken, where it can be asked, and nothing else', () =>
    using(async (subject) => {
      const { gateway } = subject;
      if (!gateway.find) return;
      const [taken, never] = [messageFor(subject), messageFor(subject)];
      const at = new Date().toISOString();
      const answer = await gateway.send(taken);
      const id = answer.kind === 'accepted' ? answer.providerId : '';
      expect(await gateway.find(taken, at)).toEqual({ kind: 'found', providerIds: [id] });
      expect(await gateway.find(never, at)).toEqual({ kind: 'not_found' });
    }));
}

function expectExplained(answer: GatewayAnswer, recipient: string): void {
  if (answer.kind === 'accepted') return;
  expect(isReasonCode(answer.reason)).toBe(true);
  expect(reasonSentence(answer.reason, answer.detail)).not.toContain(recipient);
  expect(answer.detail).toMatch(/^\d*$/);
}
