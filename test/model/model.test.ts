import { expect, it } from 'vitest';
import { eachEngine } from '../support/databases.ts';
import { checkModel } from './check-model.ts';

/** About 25 seconds of one core on SQLite, and 15 on PostgreSQL in memory; `npm run soak` plays many more. */
const runs = { sqlite: 600, postgres: 50 };
const seed = Number(process.env.CLERKWELL_SEED ?? Math.floor(Math.random() * 1e9));

eachEngine(`the outbox, whatever happens (CLERKWELL_SEED=${seed})`, (open, engine) => {
  it('sends each message once, or tells the truth about it', { timeout: 600_000 }, async () => {
    await expect(checkModel(await open(), runs[engine], seed)).resolves.toBeUndefined();
  });
});
