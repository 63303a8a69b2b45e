import type { Queryable } from '../database/database.ts';
import { insertRows } from '../database/insert-rows-queries.ts';
import { deleteTasks, updateTasks } from './apply-queries.ts';
import type { MatterPlan } from './plan-apply.ts';

/** A task as it stands, for what of a plan need not be written. */
export type StoredTask = { position: number; target_typed: 0 | 1 };

/**
 * Writes the plans of many matters, the same change of many tasks in one statement. A task whose rule goes loses the date
 * that came of it; one typed by hand stays.
 */
export async function writePlans(
  tx: Queryable,
  plans: ReadonlyMap<string, MatterPlan>,
  stored: ReadonlyMap<string, StoredTask>,
): Promise<void> {
  const all = [...plans.values()];
  await deleteTasks(
    tx,
    all.flatMap((plan) => plan.removed),
  );
  const changed = all.flatMap((plan) => plan.changed);
  const same = Map.groupBy(changed, ({ versionId, categoryId, name }) =>
    JSON.stringify([versionId, categoryId, name]),
  );
  for (const tasks of same.values()) {
    const [{ versionId, categoryId, name } = { versionId: '', categoryId: '', name: '' }] = tasks;
    const values = { version_id: versionId, category_id: categoryId, name };
    await updateTasks(
      tx,
      tasks.map((task) => task.id),
      values,
    );
  }
  const undated = changed.filter(({ id, losesRule }) => losesRule && stored.get(id)?.target_typed === 0);
  await updateTasks(
    tx,
    undated.map((task) => task.id),
    { target_date: null },
  );
  await writeOrders(tx, plans, stored);
}

async function writeOrders(
  tx: Queryable,
  plans: ReadonlyMap<string, MatterPlan>,
  stored: ReadonlyMap<string, StoredTask>,
): Promise<void> {
  const places = new Map<string, number>();
  for (const { orders } of plans.values())
    for (const order of orders) for (const [position, id] of order.entries()) places.set(id, position);
  const moved = [...places].filter(([id, position]) => {
    const task = stored.get(id);
    return task !== undefined && task.position !== position;
  });
  for (const [position, tasks] of Map.groupBy(moved, ([, place]) => place))
    await updateTasks(
      tx,
      tasks.map(([id]) => id),
      { position },
    );
  const rows = [...plans].flatMap(([matterId, { added }]) =>
    added.map(({ id, templateId, versionId, categoryId, name }) => ({
      id,
      matter_id: matterId,
      category_id: categoryId,
      template_id: templateId,
      version_id: versionId,
      name,
      note: '',
      position: places.get(id) ?? 0,
      target_date: null,
      target_typed: 0 as const,
      completed_at: null,
      completed_by: null,
      not_required: 0 as const,
    })),
  );
  await insertRows(tx, 'tasks', rows);
}
