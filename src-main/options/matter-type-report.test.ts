import { describe, expect, it } from 'vitest';
import type { Condition, Line } from '../../src-shared/domain/conditions.ts';
import { newId } from '../../src-shared/ids.ts';
import type { FileDefinition, MatterTypeFile } from './matter-type-file.ts';
import { fromFile } from './matter-type-from-file.ts';

const all = (...parts: Line[]): Condition => ({ kind: 'group', match: 'all', parts });

function task(id: string, more: Partial<FileDefinition> = {}) {
  const empty = { preActivation: false, target: null, visibility: [], actions: [] };
  return { id, name: `Task ${id}`, ...empty, ...more };
}

function message(body: string): FileDefinition['actions'][number] {
  return {
    condition: null,
    kind: 'send_progress_message',
    channel: 'sms',
    subject: '',
    body,
    reviewFirst: false,
  };
}

function fileWith(more: Partial<MatterTypeFile>, tasks: ReturnType<typeof task>[] = []): MatterTypeFile {
  return {
    format: 'clerkwell-matter-type',
    version: 1,
    name: 'Lease Extension',
    smsLimit: null,
    statusTypes: [{ id: 'open', name: 'Open', kind: 'active' }],
    fields: [{ key: 'leasehold', label: 'Leasehold', type: 'yes_no', choices: [] }],
    defaultParties: [],
    categories: [{ name: 'Opening', visibility: [], tasks }],
    ...more,
  };
}

const reportOf = (file: MatterTypeFile, contacts: { id: string; name: string }[] = []) =>
  fromFile(file, contacts, newId).report;

describe('what an import reports', () => {
  it('is nothing when everything was matched', () => {
    const file = fileWith({ defaultParties: [{ role: 'lender', contactName: 'Severn Vale' }] }, [
      task('one', {
        visibility: [all({ kind: 'token', token: 'field.leasehold', comparison: 'ticked', values: [] })],
      }),
      task('two', {
        target: {
          amount: 1,
          unit: 'days',
          direction: 'after',
          anchor: { kind: 'task_target', templateId: 'one' },
        },
        actions: [message('{{ client.first_name }}')],
      }),
    ]);
    const { type, report } = fromFile(file, [{ id: 'c-1', name: 'Severn Vale' }], newId);
    expect(report).toEqual([]);
    expect(type.defaultParties).toEqual([{ role: 'lender', contactId: 'c-1', contactName: 'Severn Vale' }]);
  });

  it('leaves out a default party whose contact is not here, or here twice', () => {
    const file = fileWith({
      defaultParties: [
        { role: 'lender', contactName: 'Severn Vale' },
        { role: 'accounts', contactName: 'Cashiers' },
      ],
    });
    const twice = [
      { id: 'c-1', name: 'Cashiers' },
      { id: 'c-2', name: 'Cashiers' },
    ];
    const { type, report } = fromFile(file, twice, newId);
    expect(type.defaultParties).toEqual([]);
    expect(report).toEqual([
      '“Severn Vale” is not among your contacts, so this default party was left out: add it under Default Parties.',
      '“Cashiers” is among your contacts more than once, so this default party was left out: add it under Default Parties.',
    ]);
  });

  it('keeps what names a status or a task that the file has not, as it stands', () => {
    const gone = all(
      { kind: 'status', comparison: 'is', statusTypeIds: ['nowhere'] },
      { kind: 'task', templateId: 'nothing', state: 'completed' },
    );
    const file = fileWith({}, [
      task('one', {
        visibility: [gone],
        target: {
          amount: 1,
          unit: 'days',
          direction: 'after',
          anchor: { kind: 'task_completed', templateId: 'lost' },
        },
        actions: [{ condition: null, kind: 'change_status', statusTypeId: 'nowhere' }],
      }),
    ]);
    const { type, report } = fromFile(file, [], newId);
    const definition = type.categories[0]?.tasks[0]?.definition;
    expect(definition).toMatchObject({ visibility: [gone], actions: [{ statusTypeId: 'nowhere' }] });
    expect(definition?.target?.anchor).toEqual({ kind: 'task_completed', templateId: 'lost' });
    expect([...report].sort()).toEqual([
      'The task “Task one”: It names a status that the file has not, “nowhere”: it acts only once you choose another.',
      'The task “Task one”: It names a task that the file has not, “lost”: it acts only once you choose another.',
      'The task “Task one”: It names a task that the file has not, “nothing”: it acts only once you choose another.',
    ]);
  });

  it('says faults of texts, conditions, target dates and fields', () => {
    const set = (token: string, value: string): FileDefinition['actions'][number] => ({
      condition: null,
      kind: 'set_field',
      token,
      value: { kind: 'fixed', value },
    });
    const file = fileWith({}, [
      task('one', {
        target: {
          amount: 1,
          unit: 'days',
          direction: 'after',
          anchor: { kind: 'key_date', token: 'field.leasehold' },
        },
        actions: [
          message('{{ matter.colour }}'),
          set('field.leasehold', 'maybe'),
          set('matter.reference', 'X'),
        ],
        visibility: [all({ kind: 'token', token: 'field.price', comparison: 'is_empty', values: [] })],
      }),
    ]);
    expect(reportOf(file)).toEqual([
      'The task “Task one”: “Leasehold” is not a date of the matter, so no target date can be counted from it.',
      'The task “Task one”: There is no token “field.price”.',
      'The task “Task one”: There is no token {{ matter.colour }} (line 1, character 1).',
      'The task “Task one”: “maybe” cannot be the value of “Leasehold”.',
      'The task “Task one”: The field to set no longer exists, or cannot be set: choose another.',
    ]);
  });

  it('says names, ids and keys that are there twice, and keeps all but the second field of a key', () => {
    const twice = { kind: 'active' as const, name: 'Open' };
    const field = { type: 'text' as const, choices: [], key: 'price' };
    const file = fileWith(
      {
        statusTypes: [
          { id: 'open', ...twice },
          { id: 'open', ...twice },
        ],
        fields: [
          { ...field, label: 'Price' },
          { ...field, label: 'Cost' },
        ],
      },
      [
        task('one', { name: 'Same' }),
        task('one', { name: 'Same' }),
        task('three', { actions: [{ condition: null, kind: 'change_status', statusTypeId: 'open' }] }),
      ],
    );
    const { type, report } = fromFile(file, [], newId);
    expect(report).toEqual([
      'Another field has the key “price” already, so the field “Cost” was left out.',
      'Several statuses are called “Open”; all are here: rename them.',
      'Several tasks are called “Same”; all are here: rename them.',
      'Several statuses have the id “open”; all are here, and what names it means the first.',
      'Several tasks have the id “one”; all are here, and what names it means the first.',
    ]);
    expect(type.fields.map((each) => each.label)).toEqual(['Price']);
    const [first, second] = type.statusTypes;
    expect(first?.id).not.toBe(second?.id);
    expect(type.categories[0]?.tasks[2]?.definition.actions[0]).toMatchObject({ statusTypeId: first?.id });
    expect(new Set(type.categories[0]?.tasks.map((each) => each.id)).size).toBe(3);
  });

  it('names the tasks whose target dates wait for each other', () => {
    const waitFor = (templateId: string) => ({
      target: {
        amount: 1,
        unit: 'days' as const,
        direction: 'after' as const,
        anchor: { kind: 'task_target' as const, templateId },
      },
    });
    const file = fileWith({}, [task('one', waitFor('two')), task('two', waitFor('one'))]);
    expect(reportOf(file)).toEqual([
      'The target dates of “Task one”, “Task two” wait for each other, so none of them has one: change one of them.',
    ]);
  });
});
