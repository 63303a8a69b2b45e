import { newId } from '../../src-shared/ids.ts';
import type { MattersTable } from '../database/schema.ts';
import { buildTargets } from './build-targets.ts';
import type { BuildingMatter, SampleTick } from './building.ts';

/**
 * Adds a matter's tasks with their target dates, and its ticks; answers the ticks in the order of their instants.
 * `instants`: when each of the matter's completed tasks was, in the file's order.
 */
export function buildTasks(
  { rows, calendar, idOf, matter, type, idOfTask }: BuildingMatter,
  row: MattersTable,
  instants: string[],
): SampleTick[] {
  const done = new Map(matter.completed.map((each, index) => [idOfTask(each.taskId), { each, index }]));
  const ticks = type.templates
    .flatMap((template): SampleTick[] => {
      const { each, index } = done.get(template.id) ?? {};
      const at = instants[index ?? -1];
      return each && at ? [{ id: newId(), at, by: each.by, slug: each.taskId, template }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const { opened_on, activated_on, exchange_date, completion_date } = row;
  const targets = buildTargets(
    type.templates,
    ticks,
    {
      openedOn: opened_on,
      activatedOn: activated_on,
      keyDates: { 'matter.exchange_date': exchange_date, 'matter.completion_date': completion_date },
    },
    calendar,
  );
  const notRequired = new Set((matter.notRequired ?? []).map(idOfTask));
  const inCategory = new Map<string, number>();
  for (const template of type.templates) {
    const position = inCategory.get(template.categoryId) ?? 0;
    inCategory.set(template.categoryId, position + 1);
    const tick = ticks.find((each) => each.template === template);
    const id = newId();
    rows.tasks.push({
      id,
      matter_id: row.id,
      category_id: template.categoryId,
      template_id: template.id,
      version_id: template.versionId,
      name: template.definition.name,
      note: '',
      position,
      target_date: targets.get(template.id) ?? null,
      target_typed: 0,
      completed_at: tick?.at ?? null,
      completed_by: tick ? idOf(tick.by) : null,
      not_required: notRequired.has(template.id) ? 1 : 0,
    });
    if (!tick) continue;
    rows.ticks.push({
      id: tick.id,
      task_id: id,
      ticked_at: tick.at,
      ticked_by: idOf(tick.by),
      undo_until: null,
      undone_at: null,
    });
  }
  return ticks;
}
