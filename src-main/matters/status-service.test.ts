import { expect, it } from 'vitest';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { tickFirm } from '../../test/support/tick-firm.ts';

eachEngine('changing a matter’s status', (open) => {
  it('is written with the day of the first activation, what the matter is found by, and an audit line', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote' });
    const anchor = { kind: 'activated' } as const;
    const target = { amount: 1, unit: 'weeks', direction: 'after', anchor } as const;
    const { taskId } = await firm.addTask({ name: 'Chase', target });
    const told: unknown[] = [];
    firm.database.onChanged((changes) => told.push(...changes));
    const { active, cancelled, quote } = firm.statuses;
    expect(await firm.setStatus(active)).toEqual({ ok: true, value: { datesMoved: 1 } });
    expect(told).toEqual([
      { area: 'matters', matterId: firm.matterId },
      { area: 'progress', matterId: firm.matterId },
    ]);
    expect(await firm.matter()).toMatchObject({
      status_type_id: active,
      activated_on: '2026-03-02',
      search_key: expect.stringMatching(/in progress$/),
    });
    expect((await firm.task(taskId))?.target_date).toBe('2026-03-09');
    const [line] = await firm.database.read.selectFrom('audit').selectAll().execute();
    expect(line).toMatchObject({
      action: 'matter.status',
      subject_id: firm.matterId,
      before: '{"status":"Open"}',
      after: '{"status":"In progress"}',
    });

    firm.clock.set('2026-04-01T12:00:00.000Z');
    for (const status of [cancelled, quote, active])
      expect(await firm.setStatus(status)).toEqual({ ok: true, value: { datesMoved: 0 } });
    expect(await firm.matter()).toMatchObject({ activated_on: '2026-03-02' });
  });

  it('is refused for a Quote with pre-activation tasks to do, which it lists in order; hidden ones do not count', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote' });
    const first = await firm.addTask({ name: 'Identity', preActivation: true });
    const second = await firm.addTask({ name: 'Funds', preActivation: true });
    const visibility = [group([tokenLine('field.chain_free', 'ticked')])];
    await firm.addTask({ name: 'Chain', preActivation: true, visibility });
    const { active, cancelled } = firm.statuses;
    const before = await firm.matter();
    const refused = await firm.setStatus(active);
    expect(refused).toMatchObject({ ok: false, error: { code: 'pre_activation' } });
    expect(!refused.ok && refused.error.details).toEqual({ '0': 'Identity', '1': 'Funds' });
    expect(await firm.matter()).toEqual(before);
    expect(await firm.database.read.selectFrom('audit').select('id').execute()).toEqual([]);

    await firm.tick(null, first.taskId);
    await firm.database.read
      .updateTable('tasks')
      .set({ not_required: 1 })
      .where('id', '=', second.taskId)
      .execute();
    await firm.setField('chain_free', 'yes');
    expect(await firm.setStatus(active)).toMatchObject({ error: { details: { '0': 'Chain' } } });
    // Only becoming Active is held up, and being cancelled in between is no way round.
    expect((await firm.setStatus(cancelled)).ok).toBe(true);
    expect(await firm.setStatus(active)).toMatchObject({ error: { details: { '0': 'Chain' } } });
    await firm.database.read.updateTable('tasks').set({ not_required: 1 }).execute();
    expect((await firm.setStatus(active)).ok).toBe(true);
  });

  it('is not held up for a matter that was Active before and is no Quote', async () => {
    const firm = await tickFirm(await open(), [], {
      statusKind: 'cancelled',
      matter: { activated_on: '2026-01-05' },
    });
    await firm.addTask({ name: 'Identity', preActivation: true });
    const { active, quote } = firm.statuses;
    expect((await firm.setStatus(active)).ok).toBe(true);
    expect((await firm.setStatus(quote)).ok).toBe(true);
    expect(await firm.setStatus(active)).toMatchObject({ error: { code: 'pre_activation' } });
  });

  it('changes nothing for the status it has, and is refused for one of another type or no matter', async () => {
    const firm = await tickFirm(await open());
    expect(await firm.setStatus(firm.statuses.open)).toEqual({ ok: true, value: { datesMoved: 0 } });
    expect(await firm.setStatus('none')).toMatchObject({ error: { code: 'not_found' } });
    const elsewhere = await tickFirm(firm.database);
    expect(await firm.setStatus(elsewhere.statuses.active)).toMatchObject({ error: { code: 'not_found' } });
    expect(await firm.database.read.selectFrom('audit').select('id').execute()).toEqual([]);
  });
});
