import { type Certainty, certaintyOf } from '../../src-shared/domain/message-states.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import { countsAsTold } from '../messages/went-for-real.ts';
import type { FirmSettings } from '../options/firm-queries.ts';
import { listTold } from './tick-queries.ts';

/** That a client was told by an earlier tick, or may have been. `on`: the day in London. */
export type Told = { on: string; certainty: Certainty; channel: Channel };

/** What a client was told is remembered by: the action keeps its id from version to version. */
export function toldKey(actionId: string, contactId: string): string {
  return `${actionId} ${contactId}`;
}

/** Who was told what by earlier ticks of a task, or may have been, each by their latest message. */
export async function readTold(
  db: Queryable,
  taskId: string,
  firm: FirmSettings,
): Promise<ReadonlyMap<string, Told>> {
  const rows = await listTold(db, taskId);
  return new Map(
    rows
      // Once messages go to clients, one who was told in practice or in test mode only is still to be told.
      .filter((row) => countsAsTold(row, firm))
      .map((row) => [
        toldKey(row.action_id ?? '', row.contact_id),
        {
          on: dayOf(row.state_at),
          certainty: certaintyOf(row.state) === 'told' ? 'told' : 'perhaps',
          channel: row.channel,
        },
      ]),
  );
}
