import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { text, tickFirm } from '../../test/support/tick-firm.ts';
import { attentionHandlers } from './attention-service.ts';

eachEngine('Send again, of a task’s message', (open) => {
  it('is refused for a task that was unticked since, which would only have it withdrawn', async () => {
    const database = await open();
    const firm = await tickFirm(database, [text('Dear {{ client.first_name }}, it is done.')]);
    await firm.mustTick();
    await bringTo(database, 'failed', () => true, { attention: 1, attempts: 1 });
    await firm.untick();
    const { id, state_at: at } = await database.read
      .selectFrom('messages')
      .selectAll()
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const handlers = attentionHandlers(firm.deps);
    const press = { messageId: id, at, to: '07700 900101', despiteLimit: false };
    expect(await handlers['attention.sendAgain'](press, { user: firm.user })).toMatchObject({
      ok: false,
      error: { code: 'too_late' },
    });
    await firm.tick();
    expect(await handlers['attention.sendAgain'](press, { user: firm.user })).toMatchObject({ ok: true });
  });
});
