import type { Channel } from '../../src-shared/domain/progress-message.ts';
import type { Queryable } from '../database/database.ts';
import { getFirmSettings } from '../options/firm-queries.ts';
import type { Rate } from './rate.ts';

/** How many messages of a channel may be handed over at once, and how fast, as Options says. */
export async function readThroughput(
  db: Queryable,
  channel: Channel,
): Promise<{ places: number; limit: Rate }> {
  const firm = await getFirmSettings(db);
  if (channel === 'sms') {
    const { sms_per_second: count } = firm;
    return { places: firm.sms_connections, limit: { count, seconds: 1, burst: count } };
  }
  const { email_per_minute: count } = firm;
  // A mail server counts by the minute: a third of one at once leaves no long wait for the few emails of a tick.
  return {
    places: firm.email_connections,
    limit: { count, seconds: 60, burst: Math.max(1, Math.floor(count / 3)) },
  };
}
