import type { CallName, InputOf, OutputOf } from '../../src-shared/contract/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Clock } from '../../src-shared/time.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { User } from '../session/user-queries.ts';

/** What every service is built with. */
export type Deps = { database: Database; clock: Clock; log: Log };

/** Answers one call for a user. */
export type Handler<Name extends CallName> = (
  input: InputOf<Name>,
  context: { user: User },
) => Promise<Result<OutputOf<Name>>>;

/** One handler for every call of the contract: a missing or a foreign one does not compile. */
export type Handlers = { [Name in CallName]: Handler<Name> };

/** The handlers of the calls whose names begin so ("matters."). */
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<CallName, `${Area}${string}`>>;

/** The handlers of the calls that one part of the contract declares. */
export type HandlersFor<Contract> = Pick<Handlers, Extract<keyof Contract, CallName>>;
