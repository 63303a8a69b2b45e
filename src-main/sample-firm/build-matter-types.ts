import { newId } from '../../src-shared/ids.ts';
import type { SampleMatterType } from './sample-firm-format.ts';
import type { SampleRows } from './sample-rows.ts';

/** Adds the rows of the matter types; answers the new id of every slug in them. */
export function buildMatterTypes(types: SampleMatterType[], rows: SampleRows): Map<string, string> {
  const ids = new Map<string, string>();
  const idOf = (slug: string) => {
    const id = newId();
    ids.set(slug, id);
    return id;
  };
  for (const [position, type] of types.entries()) {
    const typeId = idOf(type.id);
    rows.matter_types.push({ id: typeId, name: type.name, position });
    for (const [place, status] of type.statusTypes.entries()) {
      const { name, kind } = status;
      rows.status_types.push({ id: idOf(status.id), matter_type_id: typeId, name, kind, position: place });
    }
    for (const [place, category] of type.categories.entries()) {
      const categoryId = newId();
      rows.task_categories.push({
        id: categoryId,
        matter_type_id: typeId,
        name: category.name,
        position: place,
      });
      for (const [taskPlace, task] of category.tasks.entries()) {
        const templateId = idOf(task.id);
        rows.task_templates.push({
          id: templateId,
          category_id: categoryId,
          name: task.name,
          position: taskPlace,
          pre_activation: task.preActivation ? 1 : 0,
          target_days: task.targetDays ?? null,
        });
        for (const [actionPlace, action] of (task.actions ?? []).entries()) {
          rows.triggered_actions.push({
            id: newId(),
            task_template_id: templateId,
            kind: action.kind,
            channel: action.channel,
            subject: action.subject ?? null,
            body: action.body,
            position: actionPlace,
            revision: 1,
          });
        }
      }
    }
  }
  return ids;
}
