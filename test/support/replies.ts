import type { Database } from '../../src-main/database/database.ts';
import type { Reply } from '../../src-main/delivery/gateway.ts';
import { takeReply } from '../../src-main/replies/take-reply.ts';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import { newId } from '../../src-shared/ids.ts';
import { bringTo, enqueueOne, type ScriptedGateway, scriptedGateway } from './outbox.ts';
import type { Seeded } from './seed.ts';

let replies = 0;

/** A reply, by default of Olive, the seeded matter's first client, a minute after the fake clock's start. */
export function replyOf(changes: Partial<Reply> = {}): Reply {
  replies += 1;
  const at = '2026-03-02T12:01:00.000Z';
  return { providerId: `SM${replies}`, from: '+447700900101', body: 'Thank you', at, ...changes };
}

/** Takes one reply; answers its id. */
export async function takeOne(database: Database, changes: Partial<Reply> = {}): Promise<string> {
  const reply = replyOf(changes);
  await database.write((tx, changed) => takeReply(tx, changed, reply, reply.at));
  const { id } = await database.read
    .selectFrom('replies')
    .select('id')
    .where('provider_id', '=', reply.providerId)
    .executeTakeFirstOrThrow();
  return id;
}

/** What of a text that was sent a test wants otherwise. */
export type SentText = {
  contactId?: string;
  number?: string;
  state?: MessageState;
  gateway?: 'twilio' | 'practice';
  /** The firm's own number, in test mode. */
  testNumber?: string;
};

/** A text that was handed over at an instant; answers its id. */
export async function sentText(
  database: Database,
  seeded: Seeded,
  at: string,
  changes: SentText = {},
): Promise<string> {
  const { contactId = seeded.contactIds[0] ?? '', number = '+447700900101', testNumber = null } = changes;
  const { state = 'delivered', gateway = 'twilio' } = changes;
  const id = await enqueueOne(database, seeded, at, { contactId, recipient: number });
  await bringTo(database, state, (message) => message.id === id, { gateway, test_recipient: testNumber });
  const attempt = { number: 1, gateway, started_by: 'runner', machine: 'desk', account: '', started_at: at };
  await database.read
    .insertInto('message_attempts')
    .values({ ...attempt, id: newId(), message_id: id, recipient: testNumber ?? number })
    .execute();
  return id;
}

/** A gateway that lists replies: each asking is answered with what `lists` says, the last for ever; null: not asked. */
export type ReplyGateway = ScriptedGateway & { lists: (Reply[] | null | Error)[]; asked: string[] };

/** Makes such a gateway. */
export function replyGateway(...lists: (Reply[] | null | Error)[]): ReplyGateway {
  const gateway: ReplyGateway = {
    ...scriptedGateway('twilio'),
    lists,
    asked: [],
    replies: async (since) => {
      gateway.asked.push(since);
      const answer = gateway.lists.length > 1 ? gateway.lists.shift() : gateway.lists[0];
      if (answer instanceof Error) throw answer;
      return answer ?? null;
    },
  };
  return gateway;
}

/** What is on the files, oldest first: kind, matter, description. */
export function filed(database: Database) {
  return database.read
    .selectFrom('documents')
    .select(['matter_id', 'kind', 'description', 'created_at', 'created_by'])
    .where('created_by', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
