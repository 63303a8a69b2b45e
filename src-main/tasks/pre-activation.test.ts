import { expect, it } from 'vitest';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { tickFirm } from '../../test/support/tick-firm.ts';

eachEngine('a pre-activation task whose visibility condition has a fault', (open) => {
  it('holds up a Quote, by hand and by a tick, until it is done', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote' });
    const { active } = firm.statuses;
    const visibility = [group([tokenLine('field.gone', 'is_empty')])];
    const faulty = await firm.addTask({ name: 'Identity', preActivation: true, visibility });
    const activate = { id: 'a', kind: 'change_status', condition: null, statusTypeId: active } as const;
    const instruct = await firm.addTask({ name: 'Instruct', actions: [activate] });
    expect(await firm.setStatus(active)).toMatchObject({ error: { details: { '0': 'Identity' } } });
    const held = await firm.tick(null, instruct.taskId);
    expect(held).toMatchObject({ value: { outcomes: [{ skipped: { reason: 'pre_activation' } }] } });
    await firm.tick(null, faulty.taskId);
    expect(await firm.setStatus(active)).toMatchObject({ ok: true });
  });
});
