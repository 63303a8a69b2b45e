import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../test/support/definitions.ts';
import { type Applying, type MatterPlan, type MatterTask, planApply } from './plan-apply.ts';

const names = ['Searches', 'Report', 'Contract'];
const versions = ['v1', 'v2', 'v3'];
const definitions = new Map(versions.map((id, index) => [id, definitionOf(names[index] ?? '')]));
const categories = ['first', 'second'];
const templateIds = ['t0', 't1', 't2', 't3', 't4', 't5'];

const arbitraryTask = fc.record({
  categoryId: fc.constantFrom(...categories),
  templateId: fc.constantFrom(null, ...templateIds),
  versionId: fc.constantFrom(...versions),
  name: fc.constantFrom('By hand', ...names),
  isCompleted: fc.boolean(),
  isNotRequired: fc.boolean(),
  isTicked: fc.boolean(),
  hasNote: fc.boolean(),
  isTargetTyped: fc.boolean(),
});

const arbitraryTasks = fc
  .array(arbitraryTask, { maxLength: 12 })
  .map((tasks) => tasks.map((task, index): MatterTask => ({ ...task, id: `task ${index}` })));

/** Some of the templates are present, in some order; the rest are deleted. All, or only one, are applied. */
const arbitraryApplying = fc
  .tuple(
    fc.shuffledSubarray(templateIds),
    fc.array(
      fc.record({ categoryId: fc.constantFrom(...categories), versionId: fc.constantFrom(...versions) }),
      {
        minLength: templateIds.length,
        maxLength: templateIds.length,
      },
    ),
    fc.option(fc.constantFrom(...templateIds)),
  )
  .map(([present, places, only]): Applying => {
    const isMeant = (id: string) => only === null || id === only;
    const templates = present.map((id, index) => {
      const { categoryId, versionId } = places[index] ?? { categoryId: 'first', versionId: 'v1' };
      return { id, categoryId, versionId, definition: definitions.get(versionId) ?? definitionOf('') };
    });
    return {
      // A type's templates come category by category.
      templates: categories.flatMap((id) => templates.filter((one) => one.categoryId === id)),
      categoryNames: new Map(categories.map((id) => [id, id])),
      definitions,
      present: new Set(present.filter(isMeant)),
      deleted: new Set(templateIds.filter((id) => !present.includes(id) && isMeant(id))),
    };
  });

/** The matter's tasks as the plan leaves them, in the order of their places. */
function carryOut(tasks: readonly MatterTask[], plan: MatterPlan): MatterTask[] {
  const changes = new Map(plan.changed.map((change) => [change.id, change]));
  const added = plan.added.map((task): MatterTask => {
    const kept = { isTicked: false, hasNote: false, isTargetTyped: false };
    return { ...task, ...kept, isCompleted: false, isNotRequired: false };
  });
  const left = [...tasks.filter(({ id }) => !plan.removed.includes(id)), ...added].map((task) => {
    const { versionId, categoryId, name } = changes.get(task.id) ?? task;
    return { ...task, versionId, categoryId, name };
  });
  const places = new Map(plan.orders.flatMap((order) => order.map((id, place) => [id, place] as const)));
  return left.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

const plan = (tasks: readonly MatterTask[], applying: Applying) => {
  let made = 0;
  return planApply(tasks, applying, () => `new ${made++}`);
};

describe('a plan for a matter', () => {
  it('done once leaves nothing to do', () => {
    fc.assert(
      fc.property(arbitraryTasks, arbitraryApplying, (tasks, applying) => {
        const again = plan(carryOut(tasks, plan(tasks, applying)), applying);
        expect(again).toEqual({ changed: [], added: [], removed: [], orders: [], lines: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('never touches what is completed, made by hand, or of a template that is not meant', () => {
    fc.assert(
      fc.property(arbitraryTasks, arbitraryApplying, (tasks, applying) => {
        const planned = plan(tasks, applying);
        const after = new Map(carryOut(tasks, planned).map((task) => [task.id, task]));
        for (const task of tasks) {
          const { templateId } = task;
          const isMeant =
            templateId !== null && (applying.present.has(templateId) || applying.deleted.has(templateId));
          if (task.isCompleted || !isMeant) expect(after.get(task.id)).toEqual(task);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves every present template with a task, and all that are outstanding at its version', () => {
    fc.assert(
      fc.property(arbitraryTasks, arbitraryApplying, (tasks, applying) => {
        const after = carryOut(tasks, plan(tasks, applying));
        for (const { id, versionId, categoryId } of applying.templates) {
          if (!applying.present.has(id)) continue;
          const made = after.filter((task) => task.templateId === id);
          expect(made.length).toBeGreaterThan(0);
          for (const task of made.filter((one) => !one.isCompleted))
            expect(task).toMatchObject({ versionId, categoryId });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the outstanding tasks in the order of the type, when the whole type is applied', () => {
    const all = arbitraryApplying.filter(({ templates, present }) => templates.length === present.size);
    fc.assert(
      fc.property(arbitraryTasks, all, (tasks, applying) => {
        const after = carryOut(tasks, plan(tasks, applying));
        const ranks = applying.templates.map(({ id }) => id);
        for (const category of categories) {
          const inCategory = after.filter((task) => task.categoryId === category && !task.isCompleted);
          const order = inCategory
            .map((task) => ranks.indexOf(task.templateId ?? ''))
            .filter((rank) => rank >= 0);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says a line or more for every task that changes', () => {
    fc.assert(
      fc.property(arbitraryTasks, arbitraryApplying, (tasks, applying) => {
        const { changed, added, removed, lines } = plan(tasks, applying);
        expect(lines.length).toBeGreaterThanOrEqual(changed.length + added.length + removed.length);
      }),
    );
  });
});

describe('what a plan says', () => {
  const task: MatterTask = {
    id: 'task',
    categoryId: 'first',
    templateId: 't0',
    versionId: 'v1',
    name: 'Searches',
    isCompleted: false,
    isNotRequired: false,
    isTicked: false,
    hasNote: false,
    isTargetTyped: false,
  };
  const from = definitionOf('Searches');
  it.each([
    ['the same again', {}, ['“Searches” takes the new version, which is the same for it']],
    ['a new name', { name: 'Other' }, ['“Searches” is renamed to “Other”']],
    [
      'what it does',
      { actions: [{ id: 'a', kind: 'change_status', condition: null, statusTypeId: 's' }] },
      ['“Searches”: what it does changes'],
    ],
    [
      'when it shows',
      { visibility: [{ kind: 'group', match: 'all', parts: [] }] },
      ['“Searches”: when it shows changes'],
    ],
    ['activation', { preActivation: true }, ['“Searches”: it becomes needed for activation']],
  ] as const)('of %s', (_, changes, lines) => {
    const definition = { ...from, ...changes } as typeof from;
    const template = { id: 't0', categoryId: 'first', versionId: 'v9', definition };
    const applying: Applying = {
      templates: [template],
      categoryNames: new Map([['first', 'First']]),
      definitions: new Map([['v1', from]]),
      present: new Set(['t0']),
      deleted: new Set(),
    };
    expect(plan([task], applying).lines).toEqual(lines);
  });

  it('of a task that goes to another category is that only, and it goes to its place there', () => {
    const second = { ...task, id: 'other', categoryId: 'second', templateId: 't1' };
    const at = { categoryId: 'second', versionId: 'v1', definition: from };
    const applying: Applying = {
      templates: [
        { ...at, id: 't0' },
        { ...at, id: 't1' },
      ],
      categoryNames: new Map([['second', 'Second']]),
      definitions: new Map([['v1', from]]),
      present: new Set(['t0', 't1']),
      deleted: new Set(),
    };
    const { lines, orders } = plan([second, task], applying);
    expect(lines).toEqual(['“Searches” moves to “Second”']);
    expect(orders).toEqual([['task', 'other']]);
  });
});
