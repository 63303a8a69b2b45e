import type { Database } from '../../src-main/database/database.ts';
import type { OutboxMessage } from '../../src-main/delivery/delivery-queries.ts';
import type { Gateway, GatewayAnswer, Outgoing, PollAnswer } from '../../src-main/delivery/gateway.ts';
import { createRunner, type Runner } from '../../src-main/delivery/runner.ts';
import type { Log } from '../../src-main/log.ts';
import { enqueueMessages, type NewMessage } from '../../src-main/messages/outbox-queries.ts';
import {
  canMove,
  canSendAgain,
  type MessageState,
  messageStates,
} from '../../src-shared/domain/message-states.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import type { Seeded } from './seed.ts';

/** A gateway that answers what a test says, and accepts when it says nothing more. */
export type ScriptedGateway = Gateway & {
  sent: Outgoing[];
  answers: (GatewayAnswer | Error)[];
  polls: PollAnswer[];
};

/** Makes a scripted gateway. */
export function scriptedGateway(name: Gateway['name'] = 'twilio'): ScriptedGateway {
  const gateway: ScriptedGateway = {
    name,
    account: '',
    sent: [],
    answers: [],
    polls: [],
    send: async (message) => {
      gateway.sent.push(message);
      const answer = gateway.answers.shift() ?? { kind: 'accepted', providerId: `p${gateway.sent.length}` };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    poll: async () => gateway.polls.shift() ?? { kind: 'delivered' },
    find: null,
    replies: null,
  };
  return gateway;
}

/** A log that keeps what it is told. */
export function keepingLog(): Log & { errors: unknown[] } {
  const errors: unknown[] = [];
  return { errors, info: () => {}, error: (_text, error) => errors.push(error) };
}

/** Puts one message in the outbox; answers its id. */
export async function enqueueOne(
  database: Database,
  seeded: Seeded,
  now: string,
  changes: Partial<NewMessage> & { channel?: Channel } = {},
): Promise<string> {
  const email = changes.channel === 'email';
  const message: NewMessage = {
    id: newId(),
    matterId: seeded.matterId,
    contactId: seeded.contactIds[0] ?? '',
    contactName: 'Olive Ash',
    tickId: null,
    actionId: null,
    channel: 'sms',
    recipient: email ? 'olive@example.com' : '+447700900101',
    shown: email ? 'olive@example.com' : '07700 900101',
    subject: email ? 'Searches' : null,
    body: 'Dear Olive, your searches are back.',
    segments: email ? 0 : 1,
    dueAt: now,
    createdBy: seeded.userId,
    ...changes,
  };
  await database.write((tx) => enqueueMessages(tx, [message], now));
  return message.id;
}

/** A message of the outbox as it stands. */
export function messageNow(database: Database, id: string) {
  return database.read.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** The attempts of a message, in order. */
export function attemptsOf(database: Database, id: string) {
  return database.read
    .selectFrom('message_attempts')
    .select(['number', 'gateway', 'outcome', 'code', 'finished_at'])
    .where('message_id', '=', id)
    .orderBy('number')
    .execute();
}

/** The moves from one state to another, the fewest: those of the program, and a user's Send again. */
function pathTo(from: MessageState, to: MessageState): MessageState[] {
  const ways: MessageState[][] = [[from]];
  for (const way of ways) {
    const last = way.at(-1) as MessageState;
    if (last === to) return way.slice(1);
    for (const next of messageStates) {
      const isMove = canMove(last, next) || (next === 'queued' && canSendAgain(last));
      if (isMove && !way.includes(next)) ways.push([...way, next]);
    }
  }
  throw new Error(`Nothing leads from ${from} to ${to}`);
}

/** Brings messages, all or some, to a state by moves that the database allows, and sets what else a test wants of them. */
export async function bringTo(
  database: Database,
  state: MessageState,
  which: (message: OutboxMessage) => boolean = () => true,
  changes: Partial<OutboxMessage> = {},
): Promise<void> {
  for (const message of (await database.read.selectFrom('messages').selectAll().execute()).filter(which)) {
    let { sends_again } = message;
    for (const next of pathTo(message.state, state)) {
      if (next === 'queued') sends_again += 1;
      await database.read
        .updateTable('messages')
        .set({ state: next, sends_again })
        .where('id', '=', message.id)
        .execute();
    }
    await database.read
      .updateTable('messages')
      .set({ state, ...changes })
      .where('id', '=', message.id)
      .execute();
  }
}

type RunnerParts = Parameters<typeof createRunner>[0];

/** What a runner is made with besides what its test is about: the only one, on a computer, waiting as long as it may. */
export const runnerParts = { machine: 'desk', random: () => 1, isAlone: true, tellNotice: () => {} };

/** What a test wants of a runner; `gateway` is the one that it hands everything to. */
export type RunnerChanges = Partial<RunnerParts> & { gateway?: Gateway | null };

/** Makes a runner on a database. */
export function makeRunner({
  gateway = null,
  ...parts
}: RunnerChanges & Pick<RunnerParts, 'database' | 'clock'>): Runner {
  const usual = { ...runnerParts, log: keepingLog(), owner: 'one', gatewayFor: async () => gateway };
  return createRunner({ ...usual, ...parts });
}
