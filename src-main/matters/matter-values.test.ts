import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { tickFirm } from '../../test/support/tick-firm.ts';
import { readConditionNames, readMatterValues, taskStatesOf } from './matter-values.ts';

eachEngine('the values of a matter', (open) => {
  it('has one for every token there is, its custom fields among them, for a client and a task', async () => {
    const firm = await tickFirm(await open(), [], {
      firm: { email: 'office@example.org' },
      matter: { activated_on: '2026-01-06', exchange_date: '2026-02-01', completion_date: '2026-03-01' },
    });
    const filled = { surveyor: 'Mr Elm', rooms: '5', price: '100', survey_date: '2026-01-01' };
    for (const [key, value] of Object.entries({ ...filled, chain_free: 'no', tenure: 'Freehold' }))
      await firm.setField(key, value);
    await firm.addParty('other_side_solicitor', { full_name: 'Oak LLP' });
    await firm.addParty('estate_agent', { full_name: 'Ash Homes' });
    await firm.addParty('estate_agent', { full_name: 'Elm Homes' });
    await firm.addParty('lender', { full_name: 'Yew Bank' });
    const read = await readMatterValues(firm.database.read, firm.matterId);
    if (!read) throw new Error('There is no matter');
    const values = read.valuesFor(read.clients[1], { name: 'Searches', targetDate: '2026-04-01' });
    expect(read.catalogue.tokens).toHaveLength(30);
    for (const token of read.catalogue.tokens)
      expect([token.id, values[token.id] || null]).not.toContain(null);
    expect(values).toMatchObject({
      'client.first_name': 'Rowan',
      'estate_agent.name': 'Ash Homes and Elm Homes',
      'other_solicitor.name': 'Oak LLP',
      'lender.name': 'Yew Bank',
      'matter.activated_on': '2026-01-06',
      'task.target_date': '2026-04-01',
      'field.price': '100',
    });
    expect(read.valuesFor()).toMatchObject({
      'client.first_name': '',
      'task.name': '',
      'task.target_date': '',
    });
    expect(await readMatterValues(firm.database.read, 'none')).toBeUndefined();
  });

  it('takes no value of another matter', async () => {
    const firm = await tickFirm(await open());
    await firm.setField('surveyor', 'Mr Elm');
    const { id: _, ...row } = await firm.matter();
    const other = newId();
    await firm.database.read
      .insertInto('matters')
      .values({ ...row, id: other })
      .execute();
    const read = await readMatterValues(firm.database.read, other);
    expect(read?.valuesFor()['field.surveyor']).toBe('');
  });
});

eachEngine('what the ids of conditions stand for', (open) => {
  it('is the type’s present statuses and templates, and what a matter still has of a deleted one', async () => {
    const firm = await tickFirm(await open());
    const gone = await firm.addTask({ name: 'Deleted' });
    await firm.database.read
      .updateTable('task_templates')
      .set({ deleted_at: '2026-02-01T00:00:00.000Z' })
      .where('id', '=', gone.templateId)
      .execute();
    const elsewhere = await tickFirm(firm.database);
    const names = await readConditionNames(firm.database.read, firm.matterTypeId);
    expect(names.taskNames.get(firm.templateId)).toBe('Searches received');
    expect(names.taskNames.has(gone.templateId)).toBe(false);
    expect(names.taskNames.has(elsewhere.templateId)).toBe(false);
    expect([...names.statusNames.values()]).toEqual(['Open', 'Quoted', 'In progress', 'Aborted', 'Filed']);
    expect(names.catalogue.find('field.tenure')).toMatchObject({ choices: ['Freehold', 'Leasehold'] });
    const still = [{ template_id: gone.templateId, name: 'Deleted' }];
    const onMatter = await readConditionNames(firm.database.read, firm.matterTypeId, undefined, still);
    expect(onMatter.taskNames.get(gone.templateId)).toBe('Deleted');
  });

  it('tells how each template’s first task stands', () => {
    const row = (template_id: string | null, completed_at: string | null, not_required: number) => {
      return { template_id, completed_at, not_required };
    };
    const states = taskStatesOf([
      row('a', 'x', 0),
      row('a', null, 0),
      row('b', null, 1),
      row('c', null, 0),
      row(null, 'x', 0),
    ]);
    expect([...states]).toEqual([
      ['a', 'completed'],
      ['b', 'not_required'],
      ['c', 'outstanding'],
    ]);
  });
});
