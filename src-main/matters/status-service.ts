import { fail, ok, type Result } from '../../src-shared/result.ts';
import { dayOf } from '../../src-shared/time.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';
import { isActivation, readBlockers } from '../tasks/pre-activation.ts';
import { refreshMatterNames } from './matter-names-queries.ts';
import { getMatter } from './matter-queries.ts';
import { noSuchMatter } from './matter-service.ts';
import { updateStatus } from './status-queries.ts';
import { listStatusesOfType } from './value-queries.ts';

/** A status that a matter can have. */
type Status = { id: string; name: string; kind: 'quote' | 'active' | 'cancelled' | 'archived' };
/** What became of a change of status; from and to are the same when it was so already, and nothing was written. */
export type StatusChange = { from: Status; to: Status };

/**
 * Changes a matter's status in the transaction of whoever asks, who reschedules and tells of it. Fails with `not_found` for
 * a matter or a status of its type that is not there, and with `pre_activation`, its details listing the tasks, for a matter
 * that may not become Active yet.
 */
export async function changeStatus(
  tx: Queryable,
  matterId: string,
  statusTypeId: string,
  now: string,
): Promise<Result<StatusChange>> {
  const matter = await getMatter(tx, matterId);
  if (!matter) return fail('not_found', noSuchMatter);
  const from = { id: matter.status_type_id, name: matter.status_name, kind: matter.status_kind };
  const statuses = await listStatusesOfType(tx, matter.matter_type_id);
  const to = statuses.find((status) => status.id === statusTypeId);
  if (!to) return fail('not_found', 'This status is no longer there. Choose another.');
  if (from.id === to.id) return ok({ from, to });
  if (isActivation(matter, from, to)) {
    const toDo = await readBlockers(tx, matterId, dayOf(now));
    if (toDo.length > 0)
      return fail(
        'pre_activation',
        `The matter cannot become Active yet. Complete these tasks, or mark them not required: ${toDo.join(', ')}.`,
        Object.fromEntries(toDo.map((name, index) => [String(index), name])),
      );
  }
  await writeStatus(tx, matter, to, now);
  return ok({ from, to });
}

/**
 * Writes a status that may be had: with the day of the first activation, which is answered (null: never yet), and what
 * the matter is found by.
 */
export async function writeStatus(
  tx: Queryable,
  matter: { id: string; activated_on: string | null },
  to: Status,
  now: string,
): Promise<string | null> {
  const activatedOn = matter.activated_on ?? (to.kind === 'active' ? dayOf(now) : null);
  await updateStatus(tx, matter.id, to.id, activatedOn);
  await refreshMatterNames(tx, [matter.id]);
  return activatedOn;
}

/** Answers the change of a matter's status by hand. */
export function statusHandlers({ database, clock }: Deps): Pick<HandlersOf<'matters.'>, 'matters.setStatus'> {
  return {
    'matters.setStatus': ({ matterId, statusTypeId }, { user }) =>
      database.write(async (tx, changed) => {
        const now = clock.now();
        const change = await changeStatus(tx, matterId, statusTypeId, now);
        if (!change.ok) return change;
        const { from, to } = change.value;
        if (from.id === to.id) return ok({ datesMoved: 0 });
        const datesMoved = await rescheduleMatter(tx, matterId);
        await recordAudit(tx, {
          at: now,
          userId: user.id,
          action: 'matter.status',
          subjectId: matterId,
          before: { status: from.name },
          after: { status: to.name },
        });
        changed({ area: 'matters', matterId });
        changed({ area: 'progress', matterId });
        return ok({ datesMoved });
      }),
  };
}
