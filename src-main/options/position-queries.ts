import type { Queryable } from '../database/database.ts';

/** The tables whose rows an administrator puts in order. */
type Ordered = 'task_categories' | 'task_templates' | 'status_types' | 'custom_fields' | 'default_parties';

/** Numbers rows 0, 1, 2 ... in the order of their ids; writes only those whose number is another. */
export async function writePositions(tx: Queryable, table: Ordered, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    // The tables differ, but each has these two columns.
    await tx
      .updateTable(table as 'status_types')
      .set({ position })
      .where('id', '=', id)
      .where('position', '!=', position)
      .execute();
  }
}
