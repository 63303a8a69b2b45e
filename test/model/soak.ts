import { openPostgres, openSqlite } from '../support/databases.ts';
import { checkModel } from './check-model.ts';

// node test/model/soak.ts [runs] [seed]: random runs of the outbox, by far more than `npm test` has time for; one in fifty
// on PostgreSQL in memory, which is slower. Ends with 1 at the first that fails, having printed how to play it again.

const runs = Number(process.argv[2] ?? process.env.CLERKWELL_RUNS ?? 20_000);
const firstSeed = Number(process.argv[3] ?? process.env.CLERKWELL_SEED ?? Math.floor(Math.random() * 1e9));
const piece = 250;
const onPostgres = piece / 50;

console.log(`${runs} runs from seed ${firstSeed}`);
const started = performance.now();
for (let done = 0; done < runs; done += piece) {
  const seed = firstSeed + done / piece;
  const size = Math.min(piece, runs - done);
  for (const [engine, open, count] of [
    ['SQLite', openSqlite, size],
    ['PostgreSQL', openPostgres, Math.min(onPostgres, size)],
  ] as const) {
    const database = await open();
    try {
      await checkModel(database, count, seed);
    } catch (error) {
      console.error(error);
      console.error(`Failed on ${engine} with seed ${seed}: CLERKWELL_SEED=${seed} npm test -- test/model`);
      process.exit(1);
    } finally {
      await database.close();
    }
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${done + size} of ${runs} runs held, the last with seed ${seed} (${seconds} s)`);
}
process.exit(0);
