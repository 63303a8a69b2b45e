import type { Database } from '../../src-main/database/database.ts';
import { createLog } from '../../src-main/log.ts';
import { matterTypeHandlers } from '../../src-main/options/matter-type-service.ts';
import { taskTemplateHandlers } from '../../src-main/options/task-template-service.ts';
import type { User } from '../../src-main/session/user-queries.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import { fakeClock } from './clock.ts';
import { type SeedOptions, seedMatter } from './seed.ts';

type Handlers = ReturnType<typeof matterTypeHandlers> & ReturnType<typeof taskTemplateHandlers>;

/**
 * Seeds a matter and answers the calls of Options on it: `call` gives the answer as it is, `get` its value, and fails
 * when the call did.
 */
export async function setUpOptions(database: Database, options: SeedOptions = {}) {
  const seeded = await seedMatter(database, options);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const deps = { database, clock: fakeClock(), log: createLog(() => {}) };
  const handlers: Handlers = { ...matterTypeHandlers(deps), ...taskTemplateHandlers(deps) };
  const call = <Name extends keyof Handlers>(
    name: Name,
    input: InputOf<Name>,
  ): Promise<Result<OutputOf<Name>>> => {
    const handler = handlers[name] as (
      input: InputOf<Name>,
      context: { user: User },
    ) => Promise<Result<OutputOf<Name>>>;
    return handler(input, { user });
  };
  const get = async <Name extends keyof Handlers>(
    name: Name,
    input: InputOf<Name>,
  ): Promise<OutputOf<Name>> => {
    const answer = await call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    return answer.value;
  };
  return { ...seeded, call, get };
}

/** The answer about what another administrator has removed meanwhile. */
export const removedMeanwhile = {
  ok: false,
  error: {
    code: 'not_found',
    message: 'Another administrator has removed this. Close the window and open it again.',
  },
};

/** The audit lines of a database, oldest first, each with its texts read. */
export async function auditLines(database: Database) {
  const rows = await database.read.selectFrom('audit').selectAll().orderBy('id').execute();
  const read = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text));
  return rows.map((row) => ({
    action: row.action,
    subjectId: row.subject_id,
    before: read(row.before),
    after: read(row.after),
  }));
}
