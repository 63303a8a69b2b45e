import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { setUpOptions } from '../../test/support/options-calls.ts';
import { moveTo } from './positions.ts';

it('a move puts one item elsewhere and loses none', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(99), { minLength: 1 }),
      fc.nat(),
      fc.nat(120),
      (items, pick, toIndex) => {
        const item = items[pick % items.length] as number;
        const moved = moveTo(items, item, toIndex);
        expect(moved.indexOf(item)).toBe(Math.min(toIndex, items.length - 1));
        expect(moved.filter((one) => one !== item)).toEqual(items.filter((one) => one !== item));
      },
    ),
  );
  expect(moveTo([1, 2], 3, 0)).toEqual([1, 2]);
});

type Step = { what: 'add' | 'move' | 'remove' | 'copy'; task: number; category: number; toIndex: number };

const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom('add', 'move', 'move', 'move', 'copy', 'remove'),
    task: fc.nat(9),
    category: fc.nat(1),
    toIndex: fc.nat(6),
  }),
  { minLength: 1, maxLength: 12 },
);

eachEngine('task templates in their categories', (open) => {
  it('are where a list would have them after any moves, numbered from 0, and none is lost', async () => {
    const database = await open();
    const { get, matterTypeId, categoryId, templateId } = await setUpOptions(database);
    const { id: second } = await get('options.addCategory', {
      matterTypeId,
      form: { name: 'After', visibility: [] },
    });
    const categories = [categoryId, second];
    await get('options.moveTask', { templateId, categoryId, toIndex: 0 });
    let model: [string[], string[]] = [[templateId], []];
    const take = async ({ what, task, category: index, toIndex }: Step) => {
      const category = categories[index] ?? '';
      const all = model.flat();
      const chosen = all[task % Math.max(all.length, 1)];
      if (what === 'add' || chosen === undefined) {
        const added = await get('options.addTask', { categoryId: category, definition: definitionOf('x') });
        model[index]?.push(added.templateId);
      } else if (what === 'copy') {
        const copied = await get('options.copyTask', { templateId: chosen, categoryId: category });
        model[index]?.push(copied.templateId);
      } else {
        model = model.map((ids) => ids.filter((id) => id !== chosen)) as typeof model;
        if (what === 'remove') await get('options.removeTask', { templateId: chosen });
        else {
          await get('options.moveTask', { templateId: chosen, categoryId: category, toIndex });
          model[index]?.splice(toIndex, 0, chosen);
        }
      }
    };
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        for (const step of taken) await take(step);
        for (const [index, ids] of model.entries()) {
          const rows = await database.read
            .selectFrom('task_templates')
            .select(['id', 'position'])
            .where('category_id', '=', categories[index] ?? '')
            .where('deleted_at', 'is', null)
            .orderBy('position')
            .execute();
          expect(rows).toEqual(ids.map((id, position) => ({ id, position })));
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
