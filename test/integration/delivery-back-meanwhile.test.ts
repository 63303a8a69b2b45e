import { expect, it } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';
import type { Gateway, GatewayAnswer, Outgoing } from '../../src-main/delivery/gateway.ts';
import { createRunner } from '../../src-main/delivery/runner.ts';
import { fakeClock } from '../support/clock.ts';
import { eachEngine } from '../support/databases.ts';
import { attemptsOf, enqueueOne, keepingLog, messageNow, runnerParts } from '../support/outbox.ts';
import { seedMatter } from '../support/seed.ts';

const offline: GatewayAnswer = { kind: 'later', reason: 'no_network', detail: '', pauseSeconds: 30 };

eachEngine('an answer that comes while another is written down', (open) => {
  it('counts: a pause of the channel does not send the message again', async () => {
    const database = await open();
    const clock = fakeClock();
    const seeded = await seedMatter(database);
    const [olive = '', rowan = ''] = seeded.contactIds;
    const sent: string[] = [];
    const answers = new Map<string, (answer: GatewayAnswer) => void>();
    const gateway: Gateway = {
      name: 'twilio',
      poll: null,
      find: null,
      replies: null,
      send: ({ id }: Outgoing) => {
        sent.push(id);
        return new Promise((resolve) => answers.set(id, resolve));
      },
    };
    const first = await enqueueOne(database, seeded, clock.now(), { contactId: olive });
    const second = await enqueueOne(database, seeded, clock.now(), {
      contactId: rowan,
      recipient: '+447700900102',
    });
    /** As the turn that writes the first answer begins, the second comes. */
    const meanwhile: Database = {
      ...database,
      write: (work) =>
        database.write(async (tx, changed) => {
          if (answers.size === 1) {
            answers.get(second)?.({ kind: 'accepted', providerId: 'p' });
            answers.clear();
            await new Promise(setImmediate);
          }
          return work(tx, changed);
        }),
    };
    const runner = createRunner({
      ...runnerParts,
      database: meanwhile,
      clock,
      log: keepingLog(),
      owner: 'one',
      gatewayFor: async () => gateway,
    });
    const running = runner.runOnce();
    while (answers.size < 2) await new Promise(setImmediate);
    const answerFirst = answers.get(first);
    answers.delete(first);
    answerFirst?.(offline);
    await running;
    expect(await messageNow(database, first)).toMatchObject({ state: 'queued', reason: 'no_network' });
    expect(await messageNow(database, second)).toMatchObject({ state: 'accepted', provider_id: 'p' });
    expect(await attemptsOf(database, second)).toMatchObject([{ outcome: 'accepted' }]);
    expect(sent).toEqual([first, second]);
  });
});
