import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { auditLines, setUpOptions } from '../../test/support/options-calls.ts';

const active = (name: string) => ({ name, kind: 'active' as const });
const gone = { ok: false, error: { code: 'not_found' } };

eachEngine('status types', (open) => {
  it('are added at the end, saved, moved and removed, with an audit line each', async () => {
    const database = await open();
    const { get, matterTypeId } = await setUpOptions(database);
    const names = async () =>
      (await get('options.matterType', { matterTypeId })).statusTypes.map((status) => status.name);
    const { id } = await get('options.addStatusType', { matterTypeId, form: active('Exchanged') });
    expect(await names()).toEqual(['Open', 'Exchanged']);
    const form = { name: 'Closed', kind: 'archived' as const };
    await get('options.saveStatusType', { statusTypeId: id, revision: 1, form });
    await get('options.moveStatusType', { statusTypeId: id, toIndex: 0 });
    expect(await names()).toEqual(['Closed', 'Open']);
    await get('options.addStatusType', { matterTypeId, form: { ...form, name: 'Stored' } });
    await get('options.removeStatusType', { statusTypeId: id });
    expect(await names()).toEqual(['Open', 'Stored']);
    expect((await auditLines(database)).filter((line) => line.subjectId === id)).toEqual([
      { action: 'status_type.add', subjectId: id, after: { matterTypeId, ...active('Exchanged') } },
      { action: 'status_type.save', subjectId: id, before: active('Exchanged'), after: form },
      { action: 'status_type.move', subjectId: id, before: { position: 1 }, after: { position: 0 } },
      { action: 'status_type.remove', subjectId: id, before: { matterTypeId, ...form } },
    ]);
  });

  it('are found on matters by their new name', async () => {
    const database = await open();
    const { get, statusTypeId } = await setUpOptions(database);
    await get('options.saveStatusType', { statusTypeId, revision: 1, form: active('Under way') });
    const matter = await database.read.selectFrom('matters').select('search_key').executeTakeFirst();
    expect(matter?.search_key).toMatch(/ purchase under way$/);
  });

  it('are not saved over what somebody saved meanwhile', async () => {
    const { call, get, statusTypeId } = await setUpOptions(await open());
    await get('options.saveStatusType', { statusTypeId, revision: 1, form: active('Theirs') });
    const form = { name: 'Mine', kind: 'archived' as const };
    expect(await call('options.saveStatusType', { statusTypeId, revision: 1, form })).toMatchObject({
      error: { code: 'changed_meanwhile', details: { revision: '2', name: 'Theirs', kind: 'active' } },
    });
  });

  it('have names of their own', async () => {
    const { call, get, matterTypeId } = await setUpOptions(await open());
    const { id } = await get('options.addStatusType', { matterTypeId, form: active('Exchanged') });
    const message = 'There is already a status “open”. Type another name.';
    const taken = { ok: false, error: { code: 'malformed_input', message, details: { name: message } } };
    expect(await call('options.addStatusType', { matterTypeId, form: active('open') })).toEqual(taken);
    expect(
      await call('options.saveStatusType', { statusTypeId: id, revision: 1, form: active('open') }),
    ).toEqual(taken);
  });

  it('that a matter has, or that is the last of its kind, keep their kind and are not removed', async () => {
    const { call, get, matterTypeId, statusTypeId } = await setUpOptions(await open());
    const uses = ['1 matter', 'this matter type, which has no other status of the kind Active'];
    expect(await call('options.removeStatusType', { statusTypeId })).toEqual({
      ok: false,
      error: {
        code: 'in_use',
        message: `The status “Open” is used by: ${uses.join('; ')}. Change those first, then remove it.`,
        details: { ...uses },
      },
    });
    const form = { name: 'Open', kind: 'archived' as const };
    const kept = `The status “Open” is used by: ${uses.join('; ')}. So it must stay of its kind: add a status of the other kind instead.`;
    expect(await call('options.saveStatusType', { statusTypeId, revision: 1, form })).toMatchObject({
      error: { code: 'in_use', message: kept },
    });
    await get('options.addStatusType', { matterTypeId, form: active('Exchanged') });
    expect(await call('options.removeStatusType', { statusTypeId })).toMatchObject({
      error: { code: 'in_use', details: { 0: '1 matter' } },
    });
  });

  it('that templates name are not removed', async () => {
    const { call, get, matterTypeId, categoryId } = await setUpOptions(await open());
    const { id } = await get('options.addStatusType', { matterTypeId, form: active('Exchanged') });
    const line = { kind: 'status' as const, comparison: 'is_not' as const, statusTypeIds: [id] };
    const condition = { kind: 'group' as const, match: 'none' as const, parts: [line] };
    const definition = definitionOf('Report', {
      actions: [{ id: 'a', kind: 'change_status', condition, statusTypeId: id }],
    });
    await get('options.addTask', { categoryId, definition });
    expect(await call('options.removeStatusType', { statusTypeId: id })).toMatchObject({
      error: {
        code: 'in_use',
        details: {
          0: 'the change of status of “Report”',
          1: 'the condition of the change of status of “Report”',
        },
      },
    });
  });

  it('that are not there are said to be gone', async () => {
    const { call } = await setUpOptions(await open());
    const statusTypeId = 'none';
    const form = active('x');
    expect(await call('options.addStatusType', { matterTypeId: 'none', form })).toMatchObject(gone);
    expect(await call('options.saveStatusType', { statusTypeId, revision: 1, form })).toMatchObject(gone);
    expect(await call('options.removeStatusType', { statusTypeId })).toMatchObject(gone);
    expect(await call('options.moveStatusType', { statusTypeId, toIndex: 0 })).toMatchObject(gone);
  });
});
