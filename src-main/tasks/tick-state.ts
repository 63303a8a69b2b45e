import type { ConditionData, ConditionNames } from '../../src-shared/domain/conditions.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import type { WorkingCalendar } from '../../src-shared/domain/working-days.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import {
  conditionData,
  type MatterValues,
  readConditionNames,
  readMatterValues,
  taskStatesOf,
} from '../matters/matter-values.ts';
import type { PartyRow, TaskFacts } from '../matters/token-values.ts';
import { listStatusesOfType } from '../matters/value-queries.ts';
import { listRecent, type Recent } from '../messages/recent-queries.ts';
import { readWorkingCalendar } from '../scheduling/working-calendar-queries.ts';
import { definitionsOf } from './definitions.ts';
import { listTasks } from './task-queries.ts';
import { readTold, type Told } from './told.ts';
import { onlyClient } from './visible-tasks.ts';

/** A matter's task, with its category. */
export type TaskOfMatter = Awaited<ReturnType<typeof listTasks>>[number];
/** A status that a matter can have. */
export type Status = { id: string; name: string; kind: ConditionData['statusKind'] };

/**
 * A matter as one of its tasks is ticked, or as a part of the tick leaves it: all that the triggered actions are planned by. Tasks, statuses, names
 * and the calendar are read only when an action asks for them.
 */
export type TickState = {
  values: MatterValues;
  /** The ticked task; its id is null when a definition is only tried. */
  task: TaskFacts & { id: string | null };
  /** The status that the tick itself gave the matter; null while it gave none. */
  ownStatusId: string | null;
  tasks: readonly TaskOfMatter[];
  definitions: ReadonlyMap<string, TaskDefinition>;
  names: ConditionNames;
  statuses: readonly Status[];
  calendar: WorkingCalendar | null;
  /** By action and contact, see `toldKey`. */
  told: ReadonlyMap<string, Told>;
  /** What its people were sent in the last minutes, and what waits to go to them. */
  recent: readonly Recent[];
  /** The day in London. */
  today: string;
};

/** What of a state the actions of a definition ask for. */
function needsOf(definition: TaskDefinition, visibility: boolean) {
  const has = (kind: TaskDefinition['actions'][number]['kind']) =>
    definition.actions.some((action) => action.kind === kind);
  const conditions = visibility || definition.actions.some((action) => action.condition !== null);
  return {
    names: conditions || has('change_status'),
    statuses: has('change_status'),
    tasks: conditions || has('change_status') || has('set_tasks') || visibility,
    told: has('send_progress_message') || has('email_party'),
    calendar: definition.actions.some(
      (action) =>
        (action.kind === 'create_reminder' && action.unit === 'working_days') ||
        (action.kind === 'set_field' && action.value.kind === 'day' && action.value.unit === 'working_days'),
    ),
  };
}

/**
 * Reads what ticking a task of a definition needs to know of its matter; undefined when there is no such matter.
 * `visibility`: its visibility conditions are to be explained too.
 */
export async function readTickState(
  db: Queryable,
  tick: {
    matterId: string;
    task: TickState['task'];
    definition: TaskDefinition;
    now: string;
    visibility?: boolean;
  },
): Promise<TickState | undefined> {
  const { matterId, task, definition, now } = tick;
  const today = dayOf(now);
  const values = await readMatterValues(db, matterId);
  if (!values) return undefined;
  const needs = needsOf(definition, tick.visibility ?? false);
  const typeId = values.matter.matter_type_id;
  const tasks = needs.tasks ? await listTasks(db, matterId) : [];
  return {
    values,
    task,
    ownStatusId: null,
    tasks,
    definitions: await definitionsOf(db, tasks),
    names: needs.names
      ? await readConditionNames(db, typeId, values.catalogue, tasks)
      : { catalogue: values.catalogue, statusNames: new Map(), taskNames: new Map() },
    statuses: needs.statuses ? await listStatusesOfType(db, typeId) : [],
    calendar: needs.calendar ? await readWorkingCalendar(db) : null,
    told: needs.told && task.id ? await readTold(db, task.id, values.firm) : new Map(),
    recent: needs.told
      ? await listRecent(
          db,
          values.parties.map((party) => party.contact_id),
          now,
          values.firm,
        )
      : [],
    today,
  };
}

/** What the conditions of a tick see, for a client; of none, the only client's tokens are filled in. */
export function dataOf(state: TickState, client?: PartyRow): ConditionData {
  const { values, tasks, today, task } = state;
  return conditionData(values, taskStatesOf(tasks), today, client ?? onlyClient(values), task);
}
