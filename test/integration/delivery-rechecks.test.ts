import { expect, it } from 'vitest';
import { cancelWaitingMessages } from '../../src-main/messages/outbox-queries.ts';
import { eachEngine } from '../support/databases.ts';
import { messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

eachEngine('the runner, just before it hands a message over,', (open) => {
  it('looks again just before sending', async () => {
    const { database, clock, gateway, runner, enqueue, seeded } = await sendingFirm(await open());
    const set = (column: 'send_texts' | 'send_emails', flag: 0 | 1) =>
      database.read
        .updateTable('contacts')
        .set({ [column]: flag })
        .execute();
    const reasonOf = async (channel: 'sms' | 'email') => {
      const id = await enqueue({ channel });
      await runner.runOnce();
      const { state, reason } = await messageNow(database, id);
      return `${state} ${reason}`;
    };
    await set('send_texts', 0);
    await set('send_emails', 0);
    expect(await reasonOf('sms')).toBe('cancelled not_flagged_for_texts');
    expect(await reasonOf('email')).toBe('cancelled not_flagged_for_emails');
    await set('send_texts', 1);
    await set('send_emails', 1);
    await database.read.updateTable('contacts').set({ sms_opted_out_at: clock.now() }).execute();
    expect(await reasonOf('sms')).toBe('cancelled opted_out');
    await database.read.updateTable('matters').set({ messages_off: 1 }).execute();
    expect(await reasonOf('email')).toBe('cancelled messages_off');
    await database.read
      .updateTable('status_types')
      .set({ kind: 'archived' })
      .where('id', '=', seeded.statusTypeId)
      .execute();
    expect(await reasonOf('email')).toBe('cancelled matter_closed');
    expect(gateway.sent).toEqual([]);
  });

  it('sends nothing to the old number, and keeps the new one to be told', async () => {
    const { database, gateway, runner, enqueue } = await sendingFirm(await open());
    const id = await enqueue();
    await database.read.updateTable('contacts').set({ mobile: '07700 900119' }).execute();
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({
      state: 'cancelled',
      reason: 'number_changed',
      reason_detail: '07700 900119',
    });
    expect(gateway.sent).toEqual([]);
  });

  it('does not send what was withdrawn while it was claimed', async () => {
    const { database, clock, gateway, seeded, make, enqueue } = await sendingFirm(await open());
    const id = await enqueue();
    const gatewayFor = async () => {
      const row = await database.read
        .selectFrom('messages')
        .select('document_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      await database.write((tx) =>
        cancelWaitingMessages(tx, { documentId: row.document_id }, 'withdrawn', clock.now()),
      );
      return gateway;
    };
    await make('one', { gatewayFor }).runOnce();
    expect(gateway.sent).toEqual([]);
    expect(await messageNow(database, id)).toMatchObject({ state: 'cancelled', reason: 'withdrawn' });
    expect(seeded.contactIds).toHaveLength(2);
  });
});
