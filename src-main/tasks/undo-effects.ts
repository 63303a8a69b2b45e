import { z } from 'zod';
import { valueTypes } from '../../src-shared/domain/tokens.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { Queryable } from '../database/database.ts';
import { setMatterValue } from '../matters/field-queries.ts';
import { refreshMatterNames } from '../matters/matter-names-queries.ts';
import { getMatter } from '../matters/matter-queries.ts';
import { readMatterValues } from '../matters/matter-values.ts';
import { updateStatus } from '../matters/status-queries.ts';
import { listStatusesOfType } from '../matters/value-queries.ts';
import { deleteUntouchedReminder, listTaskNames, markTasks } from './effect-queries.ts';
import { sayFieldValue } from './plan-effects.ts';

const status = z.object({ id: z.string(), name: z.string() });

/** What an effect leaves behind to be put back, as it is stored in JSON with its outcome. */
const undoSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    from: status,
    to: status,
    /** The day of the first activation before the effect. */
    activatedOn: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('field'),
    token: z.string(),
    label: z.string(),
    type: z.enum(valueTypes),
    from: z.string(),
    to: z.string(),
  }),
  z.object({ kind: z.literal('tasks'), taskIds: z.array(z.string()), notRequired: z.boolean() }),
  z.object({
    kind: z.literal('reminder'),
    taskId: z.string(),
    name: z.string(),
    targetDate: z.string(),
  }),
]);

/** What un-ticking puts back of one effect. */
export type Undo = z.infer<typeof undoSchema>;
type UndoOf<Kind extends Undo['kind']> = Extract<Undo, { kind: Kind }>;

/** What was put back, and what stays, a sentence each. */
export type Undone = { putBack: string[]; stays: string[] };

/** An effect to put back from its stored text. */
export function readUndo(text: string): Undo {
  return undoSchema.parse(JSON.parse(text));
}

/**
 * Puts the effects of a tick back, the last first, where what they set is still as they left it; otherwise it stays, and is
 * said. `inWindow` false: the undo window is over, and everything stays.
 */
export async function putBack(
  tx: Queryable,
  matterId: string,
  effects: readonly Undo[],
  inWindow: boolean,
): Promise<Undone> {
  const undone: Undone = { putBack: [], stays: [] };
  for (const effect of [...effects].reverse()) await putOneBack(tx, matterId, effect, inWindow, undone);
  return undone;
}

async function putOneBack(
  tx: Queryable,
  matterId: string,
  effect: Undo,
  inWindow: boolean,
  undone: Undone,
): Promise<void> {
  switch (effect.kind) {
    case 'status':
      return putStatusBack(tx, matterId, effect, inWindow, undone);
    case 'field':
      return putFieldBack(tx, matterId, effect, inWindow, undone);
    case 'tasks':
      return putTasksBack(tx, effect, inWindow, undone);
    case 'reminder': {
      const isGone = inWindow && (await deleteUntouchedReminder(tx, effect));
      if (isGone) undone.putBack.push(`The reminder “${effect.name}” was taken away.`);
      else if ((await listTaskNames(tx, [effect.taskId])).length > 0)
        undone.stays.push(`The reminder “${effect.name}” stays.`);
      return;
    }
    default:
      return assertNever(effect);
  }
}

async function putStatusBack(
  tx: Queryable,
  matterId: string,
  effect: UndoOf<'status'>,
  inWindow: boolean,
  undone: Undone,
): Promise<void> {
  const matter = await getMatter(tx, matterId);
  if (!matter) return;
  const isThere = (await listStatusesOfType(tx, matter.matter_type_id)).some(
    (one) => one.id === effect.from.id,
  );
  if (!inWindow || !isThere || matter.status_type_id !== effect.to.id) {
    undone.stays.push(`The status stays ${matter.status_name}.`);
    return;
  }
  await updateStatus(tx, matterId, effect.from.id, effect.activatedOn);
  await refreshMatterNames(tx, [matterId]);
  undone.putBack.push(`The status is ${effect.from.name} again.`);
}

async function putFieldBack(
  tx: Queryable,
  matterId: string,
  { token, label, type, from, to }: UndoOf<'field'>,
  inWindow: boolean,
  undone: Undone,
): Promise<void> {
  const values = await readMatterValues(tx, matterId);
  // A field that was removed since has no value to put back and none that could stay.
  if (!values?.catalogue.find(token)) return;
  const present = values.valuesFor()[token] ?? '';
  if (!inWindow || present !== to || !(await setMatterValue(tx, matterId, token, from)))
    undone.stays.push(`“${label}” stays ${sayFieldValue(type, present)}.`);
  else undone.putBack.push(`“${label}” is ${sayFieldValue(type, from)} again.`);
}

async function putTasksBack(
  tx: Queryable,
  { taskIds, notRequired }: UndoOf<'tasks'>,
  inWindow: boolean,
  undone: Undone,
): Promise<void> {
  const back = new Set(inWindow ? await markTasks(tx, taskIds, !notRequired) : []);
  for (const { id, name } of await listTaskNames(tx, taskIds)) {
    if (back.has(id)) undone.putBack.push(`“${name}” is ${notRequired ? 'required' : 'not required'} again.`);
    else undone.stays.push(`“${name}” stays as it is.`);
  }
}
