import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { dayOf } from '../../src-shared/time.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import { toFlag } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';
import type { User } from '../session/user-queries.ts';
import { definitionsOf } from './definitions.ts';
import {
  deleteTask,
  insertTask,
  isCategoryOfMatter,
  listTaskOrder,
  listTasksById,
  updateTaskPositions,
  updateTasks,
  wasTicked,
} from './edit-task-queries.ts';
import { listTasks } from './task-queries.ts';
import { readShownTasks } from './visible-tasks.ts';

type TaskRow = Awaited<ReturnType<typeof listTasksById>>[number];
type Named =
  `progress.${'setNotRequired' | 'setTargetDate' | 'addTask' | 'renameTask' | 'saveNote' | 'moveTask' | 'removeTask'}`;

const noSuchTask = 'This task is no longer on the matter. Close it and look at the list again.';
const noteChanged =
  'Somebody else changed the note while you were editing. What you typed is still here: compare, then save again.';
const notTogether =
  'Some of these tasks are no longer on this matter. Nothing was changed; choose them again.';

/** Answers what the Progress screen changes of tasks besides ticking them. */
export function editTaskHandlers({ database, clock }: Deps): Pick<HandlersOf<'progress.'>, Named> {
  /** Changes one task by a column; nothing is written, or told, when it is so already. */
  const changeOne = (
    taskId: string,
    user: User,
    action: string,
    changes: { name: string } | { note: string },
    refuse: (task: TaskRow) => Result<never> | null = () => null,
  ): Promise<Result<Record<string, never>>> =>
    database.write(async (tx, changed) => {
      const [task] = await listTasksById(tx, [taskId]);
      if (!task) return fail('not_found', noSuchTask);
      const before = 'name' in changes ? { name: task.name } : { note: task.note };
      if (JSON.stringify(before) === JSON.stringify(changes)) return ok({});
      const refused = refuse(task);
      if (refused) return refused;
      await updateTasks(tx, [taskId], changes);
      await recordAudit(tx, {
        at: clock.now(),
        userId: user.id,
        action,
        subjectId: taskId,
        before,
        after: changes,
      });
      changed({ area: 'progress', matterId: task.matter_id });
      return ok({});
    });

  return {
    'progress.setNotRequired': ({ taskIds, notRequired }, { user }) =>
      database.write(async (tx, changed) => {
        const found = await readTogether(tx, taskIds);
        if (!found.ok) return found;
        const { matterId, tasks } = found.value;
        const completed = notRequired ? tasks.filter((task) => task.completed_at !== null) : [];
        if (completed.length > 0) return refuseCompleted(completed);
        const flag = toFlag(notRequired);
        const toChange = tasks.filter((task) => task.not_required !== flag);
        if (toChange.length === 0) return ok({});
        await updateTasks(
          tx,
          toChange.map(({ id }) => id),
          { not_required: flag },
        );
        for (const { id } of toChange) {
          const entry = { at: clock.now(), userId: user.id, action: 'task.not_required', subjectId: id };
          await recordAudit(tx, { ...entry, before: { notRequired: !notRequired }, after: { notRequired } });
        }
        changed({ area: 'progress', matterId });
        return ok({});
      }),

    'progress.setTargetDate': ({ taskIds, targetDate }, { user }) =>
      database.write(async (tx, changed) => {
        const found = await readTogether(tx, taskIds);
        if (!found.ok) return found;
        const { matterId, tasks } = found.value;
        const completed = tasks.filter((task) => task.completed_at !== null);
        if (completed.length > 0) return refuseCompleted(completed);
        await updateTasks(tx, taskIds, {
          target_date: targetDate,
          target_typed: toFlag(targetDate !== null),
        });
        await rescheduleMatter(tx, matterId);
        const said = ({ target_date, target_typed }: TaskRow) => ({
          targetDate: target_date,
          typed: target_typed === 1,
        });
        const after = new Map((await listTasksById(tx, taskIds)).map((task) => [task.id, said(task)]));
        for (const task of tasks) {
          const entry = { at: clock.now(), userId: user.id, action: 'task.target_date', subjectId: task.id };
          await recordAudit(tx, { ...entry, before: said(task), after: after.get(task.id) });
        }
        changed({ area: 'progress', matterId });
        return ok({});
      }),

    'progress.addTask': ({ matterId, categoryId, name, targetDate }, { user }) =>
      database.write(async (tx, changed) => {
        if (!(await isCategoryOfMatter(tx, categoryId, matterId)))
          return fail('not_found', 'This category is no longer there. Choose another one.');
        const order = await listTaskOrder(tx, matterId, categoryId);
        const taskId = newId();
        await insertTask(tx, {
          id: taskId,
          matter_id: matterId,
          category_id: categoryId,
          template_id: null,
          version_id: null,
          name,
          note: '',
          position: (order.at(-1)?.position ?? -1) + 1,
          target_date: targetDate,
          target_typed: toFlag(targetDate !== null),
          completed_at: null,
          completed_by: null,
          not_required: 0,
        });
        const after = { matterId, categoryId, name, targetDate };
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'task.add',
          subjectId: taskId,
          after,
        });
        changed({ area: 'progress', matterId });
        return ok({ taskId });
      }),

    'progress.renameTask': ({ taskId, name }, { user }) => changeOne(taskId, user, 'task.rename', { name }),
    'progress.saveNote': ({ taskId, was, note }, { user }) =>
      changeOne(taskId, user, 'task.note', { note }, (task) =>
        task.note === was ? null : fail('changed_meanwhile', noteChanged, { note: task.note }),
      ),

    'progress.moveTask': ({ taskId, toIndex }, { user }) =>
      database.write(async (tx, changed) => {
        const [task] = await listTasksById(tx, [taskId]);
        if (!task) return fail('not_found', noSuchTask);
        const order = await listTaskOrder(tx, task.matter_id, task.category_id);
        const from = order.findIndex(({ id }) => id === taskId);
        const moved = order.filter(({ id }) => id !== taskId);
        // The user counts the tasks that show; those that do not keep their places among the others.
        const shown = await readIdsThatShow(tx, task.matter_id, dayOf(clock.now()));
        const showing = moved.filter(({ id }) => shown.has(id));
        const [next, last] = [showing[toIndex], showing.at(-1)];
        const place = next ? moved.indexOf(next) : last ? moved.indexOf(last) + 1 : from;
        moved.splice(place, 0, { id: taskId, position: -1 });
        const places = moved.map(({ id, position }, index) => ({ id, was: position, position: index }));
        await updateTaskPositions(
          tx,
          places.filter(({ was, position }) => was !== position),
        );
        const after = { index: place };
        if (after.index === from) return ok({});
        const entry = { at: clock.now(), userId: user.id, action: 'task.move', subjectId: taskId };
        await recordAudit(tx, { ...entry, before: { index: from }, after });
        changed({ area: 'progress', matterId: task.matter_id });
        return ok({});
      }),

    'progress.removeTask': ({ taskId }, { user }) =>
      database.write(async (tx, changed) => {
        const [task] = await listTasksById(tx, [taskId]);
        if (!task) return fail('not_found', noSuchTask);
        if (task.template_id !== null)
          return fail('in_use', 'This task comes with the matter type. Mark it not required instead.');
        if (await wasTicked(tx, taskId))
          return fail(
            'in_use',
            'This task has been ticked, so it stays on record. Mark it not required instead.',
          );
        await deleteTask(tx, taskId);
        const before = {
          matterId: task.matter_id,
          name: task.name,
          note: task.note,
          targetDate: task.target_date,
        };
        const entry = { at: clock.now(), userId: user.id, action: 'task.remove', subjectId: taskId };
        await recordAudit(tx, { ...entry, before });
        changed({ area: 'progress', matterId: task.matter_id });
        return ok({});
      }),
  };
}

/** The tasks of these ids, all of one matter; `not_found` when one is gone or is of another matter. */
async function readTogether(
  tx: Queryable,
  taskIds: readonly string[],
): Promise<Result<{ matterId: string; tasks: TaskRow[] }>> {
  const tasks = await listTasksById(tx, taskIds);
  const matterId = tasks[0]?.matter_id;
  const together =
    tasks.length === new Set(taskIds).size && tasks.every((task) => task.matter_id === matterId);
  if (matterId === undefined || !together) return fail('not_found', notTogether);
  return ok({ matterId, tasks });
}

function refuseCompleted(tasks: readonly TaskRow[]): Result<never> {
  const names = tasks.map(({ name }) => name);
  const shown = names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  return fail(
    'already_ticked',
    `Completed already, so nothing was changed: ${shown.join(', ')}. Choose outstanding tasks only.`,
    Object.fromEntries(names.map((name, index) => [String(index), name])),
  );
}

async function readIdsThatShow(tx: Queryable, matterId: string, today: string): Promise<Set<string>> {
  const tasks = await listTasks(tx, matterId);
  const definitions = await definitionsOf(tx, tasks);
  const shown = await readShownTasks(tx, matterId, tasks, definitions, () => today);
  return new Set(shown.tasks.map(({ id }) => id));
}
