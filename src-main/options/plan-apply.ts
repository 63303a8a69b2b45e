import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { arrangeTasks } from './arrange-tasks.ts';
import { describeDefinitionChange } from './describe-definition-change.ts';

/** A task of an open matter, as applying templates sees it. `isTicked`: it was ticked at some time, even if taken back. */
export type MatterTask = {
  id: string;
  categoryId: string;
  templateId: string | null;
  versionId: string | null;
  name: string;
  isCompleted: boolean;
  isNotRequired: boolean;
  isTicked: boolean;
  hasNote: boolean;
  isTargetTyped: boolean;
};

/** What is to be applied: the type's present templates in order, which of them (and of the deleted ones) are meant. */
export type Applying = {
  templates: readonly { id: string; categoryId: string; versionId: string; definition: TaskDefinition }[];
  categoryNames: ReadonlyMap<string, string>;
  /** The definitions of the versions that tasks have now, by version. */
  definitions: ReadonlyMap<string, TaskDefinition>;
  present: ReadonlySet<string>;
  deleted: ReadonlySet<string>;
};

/** What becomes of the tasks of one matter. `orders`: the tasks of each category whose order is another, new ones too. */
export type MatterPlan = {
  changed: { id: string; versionId: string; categoryId: string; name: string; losesRule: boolean }[];
  added: { id: string; templateId: string; versionId: string; categoryId: string; name: string }[];
  removed: string[];
  orders: string[][];
  /** What changes, in plain words, a line each. */
  lines: string[];
};

/**
 * What applying templates changes on one matter, whose tasks come in the order of their places. Completed tasks stay as they
 * are. A task renamed by hand keeps its name. Of a deleted template, tasks go that are outstanding, were never ticked, and
 * have no note, no typed target date and no name given by hand; what somebody decided or wrote stays.
 */
export function planApply(
  tasks: readonly MatterTask[],
  applying: Applying,
  makeId: () => string,
): MatterPlan {
  const plan: MatterPlan = { changed: [], added: [], removed: [], orders: [], lines: [] };
  const goes = (task: MatterTask) =>
    task.templateId !== null &&
    applying.deleted.has(task.templateId) &&
    !(task.isCompleted || task.isNotRequired || task.isTicked || task.hasNote || task.isTargetTyped) &&
    !isRenamed(task, applying);
  for (const task of tasks.filter(goes)) {
    plan.removed.push(task.id);
    plan.lines.push(`“${task.name}” is removed`);
  }
  const byTemplate = Map.groupBy(tasks, (task) => task.templateId);
  const movedTo = new Map<string, string>();
  for (const template of applying.templates) {
    if (!applying.present.has(template.id)) continue;
    const { name } = template.definition;
    const { id: templateId, versionId, categoryId } = template;
    const made = byTemplate.get(templateId);
    if (!made) {
      plan.added.push({ id: makeId(), templateId, versionId, categoryId, name });
      plan.lines.push(`“${name}” is added`);
    }
    for (const task of made ?? []) {
      if (task.isCompleted) continue;
      if (task.categoryId !== categoryId) movedTo.set(task.id, categoryId);
      const change = changeOf(task, template, applying);
      if (!change) continue;
      plan.changed.push(change.task);
      plan.lines.push(...change.lines);
    }
  }
  arrange(plan, tasks, movedTo, applying);
  return plan;
}

/** Whether its name is not that of the version it follows; never where that version is not known. */
function isRenamed({ versionId, name }: MatterTask, { definitions }: Applying): boolean {
  const definition = versionId === null ? undefined : definitions.get(versionId);
  return definition !== undefined && definition.name !== name;
}

function changeOf(task: MatterTask, template: Applying['templates'][number], applying: Applying) {
  const { versionId, categoryId, definition } = template;
  const before = task.versionId === null ? undefined : applying.definitions.get(task.versionId);
  if (task.versionId === versionId && task.categoryId === categoryId) return null;
  const name = before?.name === task.name ? definition.name : task.name;
  const lines: string[] = [];
  if (name !== task.name) lines.push(`“${task.name}” is renamed to “${name}”`);
  const differences = before
    ? describeDefinitionChange(before, definition)
    : ['it follows its template again'];
  if (differences.length > 0) lines.push(`“${name}”: ${differences.join(', ')}`);
  if (task.categoryId !== categoryId)
    lines.push(`“${name}” moves to “${applying.categoryNames.get(categoryId) ?? ''}”`);
  if (lines.length === 0) lines.push(`“${name}” takes the new version, which is the same for it`);
  const losesRule = before !== undefined && before.target !== null && definition.target === null;
  return { task: { id: task.id, versionId, categoryId, name, losesRule }, lines };
}

/** Puts the tasks of every category in the type's order, and adds those whose place only is another to the changed ones. */
function arrange(
  plan: MatterPlan,
  tasks: readonly MatterTask[],
  movedTo: ReadonlyMap<string, string>,
  { templates, present, categoryNames }: Applying,
): void {
  const ranks = new Map(templates.map(({ id, categoryId }, rank) => [id, { rank, categoryId }]));
  const rankIn = (categoryId: string, templateId: string | null) => {
    const place = templateId === null ? undefined : ranks.get(templateId);
    return place?.categoryId === categoryId ? place.rank : null;
  };
  const removed = new Set(plan.removed);
  const stay = tasks.filter((task) => !removed.has(task.id));
  const placed = [
    ...stay.map(({ id, templateId, isCompleted, ...task }) => {
      const categoryId = movedTo.get(id) ?? task.categoryId;
      return {
        id,
        categoryId,
        // What is completed stays where it is, and nothing goes by it.
        rank: isCompleted ? null : rankIn(categoryId, templateId),
        isMovable: templateId !== null && present.has(templateId) && !isCompleted,
        isNew: movedTo.has(id),
      };
    }),
    ...plan.added.map(({ id, categoryId, templateId }) => ({
      id,
      categoryId,
      rank: rankIn(categoryId, templateId),
      isMovable: true,
      isNew: true,
    })),
  ];
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const before = Map.groupBy(tasks, (task) => task.categoryId);
  const changed = new Set(plan.changed.map((one) => one.id));
  for (const [categoryId, inCategory] of Map.groupBy(placed, (one) => one.categoryId)) {
    const { order, moved } = arrangeTasks(inCategory);
    if (order.join() === (before.get(categoryId) ?? []).map((task) => task.id).join()) continue;
    plan.orders.push(order);
    for (const id of moved) {
      const task = byId.get(id);
      if (!task?.versionId) continue;
      const { versionId, name } = task;
      if (!changed.has(id)) plan.changed.push({ id, versionId, categoryId, name, losesRule: false });
      plan.lines.push(`“${name}” moves within “${categoryNames.get(categoryId) ?? ''}”`);
    }
  }
}
