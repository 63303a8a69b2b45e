import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

/** What the program may do to a message: from a state, to which. Tests hold it to domain/message-states.ts. */
const moves: Record<string, string[]> = {
  queued: ['claimed', 'cancelled', 'expired', 'blocked', 'not_known'],
  claimed: ['dispatching', 'queued', 'cancelled', 'expired', 'blocked', 'not_known'],
  dispatching: ['accepted', 'failed', 'not_known', 'queued', 'cancelled'],
  accepted: ['delivered', 'undelivered', 'failed', 'not_known'],
  not_known: ['accepted', 'failed'],
};

/** From where a user's Send again leads back to waiting. */
const again = ['failed', 'undelivered', 'expired', 'blocked', 'cancelled', 'not_known'];

/** The states that say that a message did not go. */
const notGone = ['cancelled', 'expired', 'blocked', 'failed'];

const list = (values: string[]) => values.map((value) => `'${value}'`).join(', ');
const pairs = Object.entries(moves).flatMap(([from, to]) => to.map((one) => `${from}>${one}`));

const isMove = `old.state || '>' || new.state in (${list(pairs)})`;
const isAgain = `new.state = 'queued' and old.state in (${list(again)}) and (new.sends_again = old.sends_again + 1
  or (old.state = 'not_known' and old.channel = 'email' and old.retried = 0 and new.retried = 1))`;
const isRefused = `new.state <> old.state and (not ((${isMove}) or (${isAgain}))
  or (new.may_have_gone = 1 and new.state in (${list(notGone)})))`;

/** Lets the database itself refuse every other move of a message, and every "not sent" of one that may have gone. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === 'sqlite') {
    await sql
      .raw(
        `create trigger message_moves before update of state on messages when ${isRefused}
         begin select raise(abort, 'a message cannot make this move'); end`,
      )
      .execute(db);
    return;
  }
  await sql
    .raw(
      `create function refuse_message_move() returns trigger language plpgsql as $$
       begin raise exception 'a message cannot make this move: % to %', old.state, new.state; end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger message_moves before update of state on messages for each row
       when (${isRefused}) execute function refuse_message_move()`,
    )
    .execute(db);
}
