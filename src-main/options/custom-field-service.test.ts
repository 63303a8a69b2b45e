import { expect, it } from 'vitest';
import type { CustomFieldForm } from '../../src-shared/contract/options.ts';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { auditLines, setUpOptions } from '../../test/support/options-calls.ts';
import type { Database } from '../database/database.ts';

const field = (label: string, type: CustomFieldForm['type'] = 'text'): CustomFieldForm => ({
  label,
  type,
  choices: [],
});
const tenure = (...choices: string[]): CustomFieldForm => ({ label: 'Tenure', type: 'choice', choices });
const gone = { ok: false, error: { code: 'not_found' } };

async function setUp(database: Database) {
  const options = await setUpOptions(database);
  const { get, matterTypeId, matterId } = options;
  return {
    ...options,
    add: (form: CustomFieldForm) => get('options.addField', { matterTypeId, form }),
    fields: async () => (await get('options.matterType', { matterTypeId })).fields,
    setValue: async (fieldId: string, value: string) => {
      const row = { id: newId(), matter_id: matterId, field_id: fieldId, value };
      await database.read.insertInto('field_values').values(row).execute();
    },
  };
}

eachEngine('custom fields', (open) => {
  it('get a key of their label that never changes, whatever the label becomes', async () => {
    const database = await open();
    const { get, add, fields, matterTypeId } = await setUp(database);
    const { id, key } = await add(field('Lender’s ref.'));
    expect(key).toBe('lenders_ref');
    await get('options.saveField', { fieldId: id, revision: 1, form: field('Mortgage account', 'number') });
    expect(await fields()).toEqual([
      { id, key: 'lenders_ref', label: 'Mortgage account', type: 'number', choices: [], revision: 2 },
    ]);
    expect((await add(field('Lender’s ref'))).key).toBe('lenders_ref_2');
    const [added, saved] = await auditLines(database);
    expect(added).toMatchObject({
      action: 'field.add',
      after: { matterTypeId, key, ...field('Lender’s ref.') },
    });
    expect(saved).toMatchObject({
      action: 'field.save',
      before: { key, ...field('Lender’s ref.') },
      after: field('Mortgage account', 'number'),
    });
  });

  it('never get the key of a field that was removed', async () => {
    const { get, add, matterTypeId } = await setUp(await open());
    const { id: fieldId } = await add(field('Survey', 'date'));
    await get('options.removeField', { fieldId });
    const { id: second, key } = await add(field('Survey', 'date'));
    expect(key).toBe('survey_2');
    await get('options.removeField', { fieldId: second });
    expect((await add(field('Survey'))).key).toBe('survey_3');
    const copy = await get('options.addMatterType', { name: 'Sale', copyOf: matterTypeId });
    const fresh = { matterTypeId: copy.matterTypeId, form: field('Survey 2') };
    expect((await get('options.addField', fresh)).key).toBe('survey_2');
  });

  it('are moved and removed, and the others close up', async () => {
    const database = await open();
    const { get, add, fields } = await setUp(database);
    const [a, b, c] = [await add(field('A')), await add(field('B')), await add(tenure('Freehold'))];
    await get('options.moveField', { fieldId: c.id, toIndex: 0 });
    await get('options.removeField', { fieldId: a.id });
    expect((await fields()).map((one) => one.key)).toEqual(['tenure', 'b']);
    const rows = await database.read
      .selectFrom('custom_fields')
      .select(['id', 'position'])
      .orderBy('position')
      .execute();
    expect(rows).toEqual([
      { id: c.id, position: 0 },
      { id: b.id, position: 1 },
    ]);
    expect((await auditLines(database)).slice(-2)).toMatchObject([
      { action: 'field.move', before: { position: 2 }, after: { position: 0 } },
      { action: 'field.remove', before: { key: 'a', label: 'A', type: 'text', choices: [] } },
    ]);
  });

  it('have labels and choices of their own', async () => {
    const { call, add, matterTypeId } = await setUp(await open());
    await add(tenure('Freehold'));
    const taken = 'There is already a field “TENURE”. Type another name.';
    expect(await call('options.addField', { matterTypeId, form: field('TENURE') })).toEqual({
      ok: false,
      error: { code: 'malformed_input', message: taken, details: { label: taken } },
    });
    const twice = 'The choice “freehold” is there twice. Remove one.';
    const form = { ...tenure('Freehold', 'freehold'), label: 'Other' };
    expect(await call('options.addField', { matterTypeId, form })).toEqual({
      ok: false,
      error: { code: 'malformed_input', message: twice, details: { choices: twice } },
    });
  });

  it('store no choices unless they are a choice', async () => {
    const { add, fields } = await setUp(await open());
    await add({ label: 'Price', type: 'money', choices: ['left over'] });
    expect(await fields()).toMatchObject([{ type: 'money', choices: [] }]);
  });

  it('are not saved over what somebody saved meanwhile', async () => {
    const { call, get, add } = await setUp(await open());
    const { id: fieldId } = await add(tenure('Freehold'));
    await get('options.saveField', { fieldId, revision: 1, form: tenure('Freehold', 'Leasehold') });
    expect(await call('options.saveField', { fieldId, revision: 1, form: tenure('Other') })).toMatchObject({
      error: {
        code: 'changed_meanwhile',
        details: { revision: '2', label: 'Tenure', type: 'choice', choices: '["Freehold","Leasehold"]' },
      },
    });
  });

  it('with values keep their type, and are not removed', async () => {
    const { call, get, add, setValue } = await setUp(await open());
    const { id: fieldId } = await add(field('Nickname'));
    await setValue(fieldId, 'Elm');
    expect(
      await call('options.saveField', { fieldId, revision: 1, form: field('Nickname', 'date') }),
    ).toEqual({
      ok: false,
      error: {
        code: 'in_use',
        message:
          'The field “Nickname” is used by: 1 matter with a value in it. So its type cannot change: add another field instead.',
        details: { 0: '1 matter with a value in it' },
      },
    });
    expect(await call('options.removeField', { fieldId })).toMatchObject({
      error: { code: 'in_use', details: { 0: '1 matter with a value in it' } },
    });
    await get('options.saveField', { fieldId, revision: 1, form: field('Short name') });
  });

  it('keep the choices that matters, conditions and actions use', async () => {
    const { call, get, add, setValue, categoryId } = await setUp(await open());
    const { id: fieldId } = await add(tenure('Freehold', 'Leasehold', 'Other', 'Unused'));
    await setValue(fieldId, 'Freehold');
    const line = {
      kind: 'token' as const,
      token: 'field.tenure',
      comparison: 'is' as const,
      values: ['Leasehold'],
    };
    const definition = definitionOf('Report', {
      visibility: [{ kind: 'group', match: 'all', parts: [line] }],
      actions: [
        {
          id: 'a',
          kind: 'set_field',
          condition: null,
          token: 'field.tenure',
          value: { kind: 'fixed', value: 'Other' },
        },
      ],
    });
    await get('options.addTask', { categoryId, definition });
    const without = (...choices: string[]) =>
      call('options.saveField', { fieldId, revision: 1, form: tenure(...choices) });
    expect(await without('Leasehold', 'Other')).toMatchObject({
      error: {
        code: 'in_use',
        message: 'The choice “Freehold” is used by: 1 matter. Keep it, or change those first.',
      },
    });
    expect(await without('Freehold', 'Other')).toMatchObject({
      error: { details: { 0: 'when “Report” shows' } },
    });
    expect(await without('Freehold', 'Leasehold')).toMatchObject({
      error: { details: { 0: 'the setting of a field of “Report”' } },
    });
    expect(await without('Other', 'Leasehold', 'Freehold')).toMatchObject({ ok: true });
  });

  it('are not removed while texts, conditions, actions or target dates name them; all places are told', async () => {
    const { call, get, add, categoryId } = await setUp(await open());
    const { id: fieldId } = await add(field('Survey', 'date'));
    const token = 'field.survey';
    const line = { kind: 'token' as const, token, comparison: 'is_empty' as const, values: [] };
    const condition = { kind: 'group' as const, match: 'all' as const, parts: [line] };
    const every = { condition: null };
    const definition = definitionOf('Report', {
      target: { amount: 1, unit: 'days', direction: 'after', anchor: { kind: 'key_date', token } },
      visibility: [condition],
      actions: [
        { ...every, id: 'a', kind: 'create_file_note', description: 'Note', body: '{{ field.survey }}' },
        { ...every, id: 'b', kind: 'set_field', token, value: { kind: 'empty' } },
        { ...every, id: 'c', kind: 'open_web_page', url: 'https://example.com/{{ field.survey }}' },
        { id: 'd', kind: 'create_reminder', text: 'Ring', days: 1, unit: 'days', condition },
      ],
    });
    await get('options.addTask', { categoryId, definition });
    expect(await call('options.removeField', { fieldId })).toEqual({
      ok: false,
      error: {
        code: 'in_use',
        message:
          'The field “Survey” is used by: when “Report” shows; the target date of “Report”; the file note of “Report”; the setting of a field of “Report”; the web page of “Report”; and 1 more. Take it out there first, then remove it.',
        details: {
          0: 'when “Report” shows',
          1: 'the target date of “Report”',
          2: 'the file note of “Report”',
          3: 'the setting of a field of “Report”',
          4: 'the web page of “Report”',
          5: 'the condition of the reminder of “Report”',
        },
      },
    });
  });

  it('that are not there are said to be gone', async () => {
    const { call } = await setUp(await open());
    const form = field('x');
    const fieldId = 'none';
    expect(await call('options.addField', { matterTypeId: 'none', form })).toMatchObject(gone);
    expect(await call('options.saveField', { fieldId, revision: 1, form })).toMatchObject(gone);
    expect(await call('options.removeField', { fieldId })).toMatchObject(gone);
    expect(await call('options.moveField', { fieldId, toIndex: 0 })).toMatchObject(gone);
  });
});
