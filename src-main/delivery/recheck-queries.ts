import type { Queryable } from '../database/database.ts';

/** What decides, just before sending, whether a message may still go. */
export function readSendingFacts(tx: Queryable, messageId: string) {
  return tx
    .selectFrom('messages')
    .innerJoin('matters', 'matters.id', 'messages.matter_id')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .innerJoin('contacts', 'contacts.id', 'messages.contact_id')
    .leftJoin('ticks', 'ticks.id', 'messages.tick_id')
    .leftJoin('tasks', 'tasks.id', 'ticks.task_id')
    .select([
      'messages.channel',
      'messages.not_after',
      'matters.messages_off',
      'status_types.kind as status_kind',
      'contacts.send_texts',
      'contacts.send_emails',
      'contacts.sms_opted_out_at',
      'ticks.undone_at',
      'tasks.completed_at',
    ])
    .where('messages.id', '=', messageId)
    .executeTakeFirstOrThrow();
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
