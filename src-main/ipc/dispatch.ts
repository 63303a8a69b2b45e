import type { Call } from '../../src-shared/contract/call.ts';
import { type CallName, contract } from '../../src-shared/contract/contract.ts';
import { fail, type Result } from '../../src-shared/result.ts';
import type { Log } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import type { Handler, Handlers } from './handlers.ts';

/** A call as it arrives: nothing in it is trusted. */
export type IncomingCall = { name: unknown; input: unknown; sender: { url: string; isMainFrame: boolean } };

/** The longest input of a call that does not say otherwise, as JSON, in characters. */
const maximumInput = 100_000;

function isOwnCall(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

function isTooLarge(input: unknown, most: number): boolean {
  try {
    return (JSON.stringify(input) ?? '').length > most;
  } catch {
    return true;
  }
}

/**
 * Takes calls from the renderer: refuses a foreign sender, an unknown call, an input too large or malformed, and a
 * user who may not; passes the rest to its handler. `pageOrigin`: the only origin whose top frame may call. A bug is logged and answered with `internal`, never thrown.
 */
export function createDispatcher(
  handlers: Handlers,
  findUser: () => Promise<User>,
  log: Log,
  pageOrigin: string,
) {
  return async ({ name, input, sender }: IncomingCall): Promise<Result<unknown>> => {
    if (!sender.isMainFrame || !sender.url.startsWith(`${pageOrigin}/`)) {
      return fail('foreign_sender', 'This page may not ask that of Clerkwell.');
    }
    if (!isOwnCall(name)) return fail('unknown_call', 'Clerkwell does not know this call.');
    const own: Call = contract[name];
    if (isTooLarge(input, own.maximumInput ?? maximumInput))
      return fail('input_too_large', 'That is more than Clerkwell takes at once.');
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) {
      const details = Object.fromEntries(
        parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
      );
      return fail('malformed_input', parsed.error.issues[0]?.message ?? 'That could not be read.', details);
    }
    try {
      const user = await findUser();
      if (contract[name].who === 'administrators' && user.role !== 'administrator') {
        return fail('not_permitted', 'Only an administrator can do this.');
      }
      return await (handlers[name] as Handler<CallName>)(parsed.data as never, { user });
    } catch (error) {
      return answerForError(error, name, log);
    }
  };
}

function answerForError(error: unknown, name: string, log: Log): Result<never> {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  // SQLite's code, the system's, and PostgreSQL's (disk_full).
  if (['SQLITE_FULL', 'ENOSPC', '53100'].includes(code)) {
    return fail('disk_full', 'The disk is full, so nothing was saved. Free some space and do it again.');
  }
  log.error(`call ${name} failed`, error);
  return fail(
    'internal',
    'Something went wrong in Clerkwell, and nothing was saved. Try again; if it happens again, tell support.',
  );
}
