import { expect, it } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';
import type { Gateway, GatewayAnswer, Outgoing } from '../../src-main/delivery/gateway.ts';
import { eachEngine } from '../support/databases.ts';
import { attemptsOf, messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const offline: GatewayAnswer = { kind: 'later', reason: 'no_network', detail: '', pauseSeconds: 30 };

eachEngine('an answer that comes while another is written down', (open) => {
  it('counts: a pause of the channel does not send the message again', async () => {
    const { database, seeded, make, enqueue } = await sendingFirm(await open());
    const [olive = '', rowan = ''] = seeded.contactIds;
    const sent: string[] = [];
    const answers = new Map<string, (answer: GatewayAnswer) => void>();
    const gateway: Gateway = {
      name: 'twilio',
      account: '',
      poll: null,
      find: null,
      replies: null,
      send: ({ id }: Outgoing) => {
        sent.push(id);
        return new Promise((resolve) => answers.set(id, resolve));
      },
    };
    const first = await enqueue({ contactId: olive });
    const second = await enqueue({ contactId: rowan, recipient: '+447700900102' });
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
    const running = make('one', { database: meanwhile, gateway }).runOnce();
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
