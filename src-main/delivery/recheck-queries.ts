import type { PartyRole } from '../../src-shared/domain/party-roles.ts';
import type { Queryable } from '../database/database.ts';
import { definitionOf } from '../tasks/definitions.ts';
import { findStatusChange } from '../tasks/tick-queries.ts';

/** What decides, just before sending, whether a message may still go. */
export async function readSendingFacts(tx: Queryable, messageId: string) {
  const { tick_id, ...facts } = await tx
    .selectFrom('messages')
    .innerJoin('matters', 'matters.id', 'messages.matter_id')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .innerJoin('contacts', 'contacts.id', 'messages.contact_id')
    .leftJoin('ticks', 'ticks.id', 'messages.tick_id')
    .leftJoin('tasks', 'tasks.id', 'ticks.task_id')
    .leftJoin('tick_outcomes', (join) =>
      join
        .onRef('tick_outcomes.tick_id', '=', 'messages.tick_id')
        .onRef('tick_outcomes.message_id', '=', 'messages.id'),
    )
    .select([
      'messages.channel',
      'messages.tick_id',
      'messages.recipient',
      'messages.matter_id',
      'messages.contact_id',
      'messages.action_id',
      'messages.not_after',
      'matters.messages_off',
      'matters.status_type_id',
      'status_types.kind as status_kind',
      'contacts.mobile',
      'contacts.email',
      'contacts.send_texts',
      'contacts.send_emails',
      'contacts.sms_opted_out_at',
      'ticks.undone_at',
      'tasks.completed_at',
      'tasks.version_id',
      // Null for a message by hand, which goes to a client.
      'tick_outcomes.kind as action_kind',
    ])
    .where('messages.id', '=', messageId)
    .executeTakeFirstOrThrow();
  return {
    ...facts,
    on_matter: await isOnMatter(tx, facts),
    // The last status that the message's own tick set, as it is kept to be put back.
    own_status_change: tick_id === null ? null : await findStatusChange(tx, tick_id),
  };
}

type Addressed = {
  matter_id: string;
  contact_id: string;
  action_id: string | null;
  action_kind: string | null;
  version_id: string | null;
};

/** Whether a message's contact is still on its matter in the role it was written for. */
async function isOnMatter(tx: Queryable, message: Addressed): Promise<boolean> {
  const roles = await tx
    .selectFrom('parties')
    .select('role')
    .where('matter_id', '=', message.matter_id)
    .where('contact_id', '=', message.contact_id)
    .execute();
  if (message.action_kind !== 'email_party') return roles.some(({ role }) => role === 'client');
  const wanted = await readRole(tx, message);
  return wanted === null ? roles.length > 0 : roles.some(({ role }) => role === wanted);
}

/** The role an action writes to; null when the task has taken over a version of its template without that action. */
async function readRole(tx: Queryable, message: Addressed): Promise<PartyRole | null> {
  const definition = await definitionOf(tx, message);
  const action = definition?.actions.find(({ id }) => id === message.action_id);
  return action?.kind === 'email_party' ? action.role : null;
}

/** Records that a client asked for no more texts, once. Answers whether that was new. */
export async function markOptedOut(tx: Queryable, contactId: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('contacts')
    .set({ sms_opted_out_at: now })
    .where('id', '=', contactId)
    .where('sms_opted_out_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
