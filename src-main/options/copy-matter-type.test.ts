import { expect, it } from 'vitest';
import { group } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { setUpOptions } from '../../test/support/options-calls.ts';

eachEngine('a copy of a matter type', (open) => {
  /** A type in which everything names everything else. */
  async function setUpRich(database: Parameters<typeof setUpOptions>[0]) {
    const options = await setUpOptions(database);
    const { get, matterTypeId, statusTypeId, templateId, categoryId } = options;
    const { id: agentId } = await database.read.selectFrom('contacts').select('id').executeTakeFirstOrThrow();
    await get('options.saveMessageLimits', { matterTypeId, revision: 1, smsLimit: 9 });
    await get('options.addField', {
      matterTypeId,
      form: { label: 'Tenure', type: 'choice', choices: ['Freehold', 'Leasehold'] },
    });
    await get('options.addDefaultParty', { matterTypeId, role: 'estate_agent', contactId: agentId });
    const condition = group([
      { kind: 'status', comparison: 'is', statusTypeIds: [statusTypeId] },
      group([
        { kind: 'task', templateId, state: 'completed' },
        { kind: 'token', token: 'field.tenure', comparison: 'is', values: ['Freehold'] },
      ]),
    ]);
    await get('options.addCategory', { matterTypeId, form: { name: 'After', visibility: [condition] } });
    const definition = definitionOf('Report', {
      target: { amount: 1, unit: 'days', direction: 'before', anchor: { kind: 'task_target', templateId } },
      visibility: [condition],
      actions: [
        { id: 'a1', kind: 'change_status', condition, statusTypeId },
        { id: 'a2', kind: 'set_tasks', condition: null, templateIds: [templateId], notRequired: true },
      ],
    });
    const { templateId: reportId } = await get('options.addTask', { categoryId, definition });
    return { ...options, reportId };
  }

  it('has all the type owns, names its own parts only, and keeps none of the ids', async () => {
    const database = await open();
    const { get, matterTypeId } = await setUpRich(database);
    const { matterTypeId: copyId } = await get('options.addMatterType', {
      name: 'Purchase 2',
      copyOf: matterTypeId,
    });
    const shape = (type: object) =>
      JSON.parse(
        JSON.stringify(type, (key, value) =>
          ['id', 'statusTypeIds', 'templateId'].includes(key) ? 'x' : value,
        ),
      );
    const [original, copy] = [
      await get('options.matterType', { matterTypeId }),
      await get('options.matterType', { matterTypeId: copyId }),
    ];
    expect(shape(copy)).toEqual({ ...shape(original), name: 'Purchase 2', revision: 1, openMatters: 0 });
    expect(copy.categories.flatMap((category) => category.tasks.flatMap((task) => task.faults))).toEqual([]);
    const everyId = async (id: string) => {
      const versions = await database.read
        .selectFrom('task_template_versions')
        .innerJoin('task_templates', 'task_templates.id', 'task_template_versions.template_id')
        .innerJoin('task_categories', 'task_categories.id', 'task_templates.category_id')
        .select(['task_template_versions.definition'])
        .where('task_categories.matter_type_id', '=', id)
        .execute();
      const text = JSON.stringify([await get('options.matterType', { matterTypeId: id }), versions]);
      return new Set(text.match(/[0-9a-f]{8}-[0-9a-f-]{27}|\ba[12]\b/g));
    };
    const [agent] = original.defaultParties;
    const ofCopy = await everyId(copyId);
    const shared = [...(await everyId(matterTypeId))].filter((id) => ofCopy.has(id));
    expect(shared).toEqual([agent?.contactId]);
  });

  it('is independent: what is done to one leaves the other as it was', async () => {
    const database = await open();
    const { get, matterTypeId } = await setUpRich(database);
    const { matterTypeId: copyId } = await get('options.addMatterType', {
      name: 'Purchase 2',
      copyOf: matterTypeId,
    });
    const original = await get('options.matterType', { matterTypeId });
    const copy = await get('options.matterType', { matterTypeId: copyId });
    const [report, searches] = [copy.categories[0]?.tasks[1], copy.categories[0]?.tasks[0]];
    await get('options.saveTask', {
      templateId: report?.id ?? '',
      revision: 1,
      definition: definitionOf('Other'),
    });
    await get('options.saveCategory', {
      categoryId: copy.categories[1]?.id ?? '',
      revision: 1,
      form: { name: 'Last', visibility: [] },
    });
    await get('options.removeTask', { templateId: searches?.id ?? '' });
    await get('options.saveField', {
      fieldId: copy.fields[0]?.id ?? '',
      revision: 1,
      form: { label: 'Holding', type: 'text', choices: [] },
    });
    await get('options.removeDefaultParty', { defaultPartyId: copy.defaultParties[0]?.id ?? '' });
    expect(await get('options.matterType', { matterTypeId })).toEqual(original);
    expect(
      (await get('options.matterType', { matterTypeId: copyId })).categories[0]?.tasks.map(
        (task) => task.name,
      ),
    ).toEqual(['Other']);
  });
});
