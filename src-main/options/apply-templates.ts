import type { ChangesToOpenMatters } from '../../src-shared/contract/task-templates.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { formatDay } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps, Handlers } from '../ipc/handlers.ts';
import { rescheduleMatters } from '../scheduling/reschedule.ts';
import { loadDefinitions } from '../tasks/definitions.ts';
import { listOpenMatters, listTargetDates, listTasksOfOpenMatters } from './apply-queries.ts';
import { getMatterType } from './matter-type-queries.ts';
import { type Applying, type MatterPlan, type MatterTask, planApply } from './plan-apply.ts';
import { listDeletedTemplateIds } from './template-queries.ts';
import { readTypeContents } from './type-contents.ts';
import { gone, writeOptions } from './write-options.ts';
import { writePlans } from './write-plans.ts';

type Which = { matterTypeId: string; templateId: string | null };

/** How many matters the answer tells of by name. */
const mostExamples = 10;

/** Answers what applying task templates to open matters would change, and does it. */
export function applyHandlers(deps: Deps): Pick<Handlers, 'options.previewApply' | 'options.applyTemplates'> {
  const { database } = deps;
  return {
    'options.previewApply': async (which) => {
      // The same work as applying, taken back: so that what is told is what would be done, dates too.
      const takenBack = new Error('Taken back on purpose');
      let answer: Result<ChangesToOpenMatters> = fail('not_found', gone);
      try {
        await database.write(async (tx) => {
          answer = await applyTemplates(tx, which);
          throw takenBack;
        });
      } catch (error) {
        if (error !== takenBack) throw error;
      }
      return answer;
    },
    'options.applyTemplates': (which, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        const answer = await applyTemplates(tx, which);
        if (!answer.ok || answer.value.matters === 0) return answer;
        const { examples: _, ...counts } = answer.value;
        await record('task_template.apply', which.templateId ?? which.matterTypeId, {
          after: { ...which, ...counts },
        });
        changed({ area: 'progress', matterId: null });
        return answer;
      }),
  };
}

async function applyTemplates(tx: Queryable, which: Which): Promise<Result<ChangesToOpenMatters>> {
  const { matterTypeId } = which;
  if (!(await getMatterType(tx, matterTypeId))) return fail('not_found', gone);
  const rows = await listTasksOfOpenMatters(tx, matterTypeId);
  const applying = await readApplying(tx, which, new Set(rows.flatMap((row) => row.version_id ?? [])));
  if (applying.present.size + applying.deleted.size === 0 && which.templateId !== null)
    return fail('not_found', gone);
  const matters = await listOpenMatters(tx, matterTypeId);
  const tasksOf = Map.groupBy(rows, (row) => row.matter_id);
  const plans = new Map<string, MatterPlan>();
  for (const { id } of matters) {
    const plan = planApply((tasksOf.get(id) ?? []).map(toMatterTask), applying, newId);
    if (plan.changed.length + plan.added.length + plan.removed.length > 0) plans.set(id, plan);
  }
  await writePlans(tx, plans, new Map(rows.map((row) => [row.id, row])));
  await rescheduleMatters(tx, [...plans.keys()]);
  const moves = findMoves(rows, await listTargetDates(tx, matterTypeId));
  const told = matters.filter(({ id }) => plans.has(id)).slice(0, mostExamples);
  const count = (of: (plan: MatterPlan) => unknown[]) =>
    [...plans.values()].reduce((total, plan) => total + of(plan).length, 0);
  return ok({
    matters: plans.size,
    tasksChanged: count((plan) => plan.changed),
    tasksAdded: count((plan) => plan.added),
    tasksRemoved: count((plan) => plan.removed),
    datesMoved: [...moves.values()].flat().length,
    examples: told.map(({ id, reference, client_names }) => ({
      reference,
      clients: client_names,
      lines: [...(plans.get(id)?.lines ?? []), ...(moves.get(id) ?? []).map(sayMove)],
    })),
  });
}

async function readApplying(
  db: Queryable,
  { matterTypeId, templateId }: Which,
  versionIds: ReadonlySet<string>,
): Promise<Applying> {
  const { categories, templates } = await readTypeContents(db, matterTypeId);
  const isMeant = (id: string) => templateId === null || id === templateId;
  return {
    templates,
    categoryNames: new Map(categories.map(({ id, name }) => [id, name])),
    definitions: await loadDefinitions(db, versionIds),
    present: new Set(templates.map(({ id }) => id).filter(isMeant)),
    deleted: new Set((await listDeletedTemplateIds(db, matterTypeId)).filter(isMeant)),
  };
}

function toMatterTask(row: Awaited<ReturnType<typeof listTasksOfOpenMatters>>[number]): MatterTask {
  return {
    id: row.id,
    categoryId: row.category_id,
    templateId: row.template_id,
    versionId: row.version_id,
    name: row.name,
    isCompleted: row.completed_at !== null,
    isNotRequired: row.not_required === 1,
    isTicked: row.tick_id !== null,
    hasNote: row.note !== '',
    isTargetTyped: row.target_typed === 1,
  };
}

type Move = { name: string; from: string | null; to: string | null };

/** The target dates that are other ones than before, by matter; a task that is new had none to move. */
function findMoves(
  before: readonly { id: string; target_date: string | null }[],
  after: Awaited<ReturnType<typeof listTargetDates>>,
): Map<string, Move[]> {
  const dates = new Map(before.map((row) => [row.id, row.target_date]));
  const moves = new Map<string, Move[]>();
  for (const { id, matter_id, name, target_date: to } of after) {
    const from = dates.get(id);
    if (from === undefined || from === to) continue;
    const ofMatter = moves.get(matter_id) ?? [];
    moves.set(matter_id, ofMatter);
    ofMatter.push({ name, from, to });
  }
  return moves;
}

function sayMove({ name, from, to }: Move): string {
  const say = (day: string) => formatDay(day, 'd MMM yyyy');
  if (to === null) return `“${name}” has no target date any more`;
  if (from === null) return `Target of “${name}” becomes ${say(to)}`;
  return `Target of “${name}” moves from ${say(from)} to ${say(to)}`;
}
