import { findAddress, matterSkip } from '../../src-shared/domain/progress-message.ts';
import { skipSentence } from '../../src-shared/domain/skip-reasons.ts';
import { measureSms, straightenForSms } from '../../src-shared/domain/sms.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import { readSendingRules } from '../delivery/sending-rules.ts';
import { getDocument } from '../documents/document-queries.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { getMatter, listParties } from '../matters/matter-queries.ts';
import { noSuchMatter } from '../matters/matter-service.ts';
import { toRecipient } from '../matters/recipients.ts';
import { cancelWaitingMessages, enqueueMessages, findMessage } from './outbox-queries.ts';
import { refuseSms } from './refuse-sms.ts';

const sentOtherwise =
  'A message like this one has been sent already, in other words or to somebody else. Open New SMS again.';

/** The clients of a matter, each with the number they would be texted at, or why they cannot be. */
async function readSmsClients(db: Queryable, matterId: string) {
  const matter = await getMatter(db, matterId);
  if (!matter) return null;
  const closed = matterSkip({ messagesOff: matter.messages_off === 1, statusKind: matter.status_kind });
  const clients = (await listParties(db, matterId)).filter((party) => party.role === 'client');
  return clients.map((party) => {
    const recipient = toRecipient(party);
    const address = findAddress('sms', recipient);
    const reason = closed ?? (address.ok ? null : address.reason);
    return {
      contactId: party.contact_id,
      name: party.full_name,
      address: address.ok ? address : null,
      typed: party.mobile,
      problem: reason ? skipSentence(reason, party.full_name, address.ok ? '' : address.detail) : null,
    };
  });
}

/** Answers New SMS and what a user does with a message by hand. */
export function messageHandlers({ database, clock }: Deps): HandlersOf<'messages.'> {
  return {
    'messages.smsClients': async ({ matterId }) => {
      const clients = await readSmsClients(database.read, matterId);
      if (!clients) return fail('not_found', noSuchMatter);
      return ok({
        clients: clients.map(({ contactId, name, address, typed, problem }) => ({
          contactId,
          name,
          mobile: address?.shown ?? typed,
          problem,
        })),
      });
    },
    'messages.sendSms': ({ matterId, contactId, mobile, text, messageId, isAgain }, { user }) =>
      database.write(async (tx, changed) => {
        const body = straightenForSms(text).trim();
        const earlier = await findMessage(tx, messageId);
        if (earlier) {
          const isSame =
            earlier.matter_id === matterId &&
            earlier.contact_id === contactId &&
            earlier.recipient_shown === mobile &&
            earlier.body === body;
          const { document_id: documentId, reason, due_at } = earlier;
          const heldUntil = reason === 'outside_hours' ? due_at : null;
          return isSame ? ok({ documentId, heldUntil }) : fail('changed_meanwhile', sentOtherwise);
        }
        const client = (await readSmsClients(tx, matterId))?.find((one) => one.contactId === contactId);
        if (!client)
          return fail('not_found', 'This client is no longer on the matter. Choose the recipient again.');
        if (client.problem || !client.address) return fail('cannot_text', client.problem ?? '');
        const { recipient, shown } = client.address;
        if (shown !== mobile) {
          return fail(
            'changed_meanwhile',
            `The number of ${client.name} has changed to ${shown}: look at it and send again.`,
          );
        }
        const { units, limit, segments } = measureSms(body);
        if (units === 0) return fail('text_empty', 'Type the message.', { text: 'Type the message.' });
        if (units > limit) {
          return fail(
            'text_too_long',
            `A text by hand is one SMS: ${limit} at most, and this one is ${units}. Shorten it.`,
          );
        }
        const now = clock.now();
        const rules = await readSendingRules(tx, now);
        const refusal = await refuseSms(
          tx,
          rules,
          { matterId, contactId, name: client.name, body, isAgain },
          now,
        );
        if (refusal) return refusal;
        const [documentId = ''] = await enqueueMessages(
          tx,
          [
            {
              id: messageId,
              matterId,
              contactId,
              contactName: client.name,
              tickId: null,
              actionId: null,
              channel: 'sms',
              recipient,
              shown,
              subject: null,
              body,
              segments,
              dueAt: now,
              createdBy: user.id,
            },
          ],
          now,
          rules,
        );
        await recordAudit(tx, { at: now, userId: user.id, action: 'message.send_sms', subjectId: messageId });
        changed({ area: 'documents', matterId });
        changed({ area: 'session', matterId: null });
        return ok({ documentId, heldUntil: rules.opensAt > now ? rules.opensAt : null });
      }),
    'messages.cancel': ({ documentId }, { user }) =>
      database.write(async (tx, changed) => {
        const document = await getDocument(tx, documentId);
        if (!document) return fail('not_found', 'This message is no longer on the file.');
        const now = clock.now();
        if ((await cancelWaitingMessages(tx, { documentId }, 'withdrawn', now)) === 0) {
          return fail(
            'too_late',
            'This message no longer waits, so it could not be cancelled. Its status says what became of it.',
          );
        }
        await recordAudit(tx, { at: now, userId: user.id, action: 'message.cancel', subjectId: documentId });
        changed({ area: 'documents', matterId: document.matter_id });
        changed({ area: 'session', matterId: null });
        return ok({});
      }),
  };
}
