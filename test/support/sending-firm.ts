import type { Database } from '../../src-main/database/database.ts';
import type { Gateway } from '../../src-main/delivery/gateway.ts';
import { fakeClock } from './clock.ts';
import { enqueueOne, keepingLog, makeRunner, type RunnerChanges, scriptedGateway } from './outbox.ts';
import { type SeedOptions, seedMatter } from './seed.ts';

/**
 * A firm that sends to clients, with a seeded matter, a clock, a gateway that answers as told, and a runner that hands it all messages. `make` makes
 * another runner, by its owner; `enqueue` puts a message to the first client in the outbox, due now, and answers its id.
 */
export async function sendingFirm(
  database: Database,
  { gatewayName, ...seed }: SeedOptions & { gatewayName?: Gateway['name'] } = {},
) {
  const clock = fakeClock();
  const log = keepingLog();
  const firm = { sms_gateway: 'twilio', email_gateway: 'smtp', ...seed.firm } as const;
  const seeded = await seedMatter(database, { ...seed, firm });
  const gateway = scriptedGateway(gatewayName);
  const make = (owner: string, changes: RunnerChanges = {}) =>
    makeRunner({ database, clock, log, owner, gateway, ...changes });
  const enqueue = (changes?: Parameters<typeof enqueueOne>[3]) =>
    enqueueOne(database, seeded, clock.now(), changes);
  return { database, clock, log, seeded, gateway, make, runner: make('one'), enqueue };
}
