import type { ReplyRow, repliesContract } from '../../src-shared/contract/replies.ts';
import { showMobile } from '../../src-shared/domain/phone.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import { toCursor } from '../database/cursor.ts';
import { writeOrUndo } from '../database/write-or-undo.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { getMatter, listParties } from '../matters/matter-queries.ts';
import { noSuchMatter } from '../matters/matter-service.ts';
import { applyWish } from './apply-wish.ts';
import { getReply, setRead } from './file-queries.ts';
import { fileReply } from './file-reply.ts';
import { countUnread, listAnswerTo, listReplies } from './list-queries.ts';
import { hasLaterWish } from './take-queries.ts';

const noSuchReply = 'This reply is no longer there.';
const filedMeanwhile = 'Somebody has filed this reply meanwhile. The list says where.';
const notOnMatter = 'This person is no longer on the matter. Choose again whose reply it is.';

/** Answers what the screens ask and do about replies. Nothing here sends anything. */
export function repliesHandlers({ database, clock }: Deps): HandlersFor<typeof repliesContract> {
  return {
    'replies.list': async ({ show, limit, after }) => {
      const rows = await listReplies(database.read, show === 'tray', limit, after);
      const answerTo = await listAnswerTo(
        database.read,
        rows.map(({ id }) => id),
      );
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return ok({
        replies: rows.map((row) => toReplyRow(row, answerTo.get(row.id) ?? null)),
        next: last ? toCursor(`${last.unread}${last.received_at}`, last.id) : null,
      });
    },

    'replies.unreadOn': async ({ matterId }) => ok({ unread: await countUnread(database.read, matterId) }),

    'replies.markRead': ({ replyId }, { user }) =>
      database.write(async (tx, changed) => {
        const reply = await getReply(tx, replyId);
        if (!reply) return fail('not_found', noSuchReply);
        const now = clock.now();
        if (!(await setRead(tx, replyId, user.id, now))) return ok({});
        await recordAudit(tx, { at: now, userId: user.id, action: 'reply.read', subjectId: replyId });
        changed({ area: 'documents', matterId: reply.matter_id });
        changed({ area: 'session', matterId: null });
        return ok({});
      }),

    'replies.file': ({ replyId, matterId, contactId }, { user }) =>
      writeOrUndo(database, async (tx, changed) => {
        const reply = await getReply(tx, replyId);
        if (!reply) return fail('not_found', noSuchReply);
        if (!(await getMatter(tx, matterId))) return fail('not_found', noSuchMatter);
        const parties = await listParties(tx, matterId);
        const party = parties.find((one) => one.contact_id === contactId);
        if (contactId !== null && !party) return fail('not_found', notOnMatter);
        // Whoever alone has the number stays the one it is from, though they may not be on this matter.
        const whose = contactId ?? reply.contact_id;
        const documentId = await fileReply(tx, reply, { matterId, contactId: whose, filedBy: user.id });
        if (documentId === null) return fail('changed_meanwhile', filedMeanwhile);
        const now = clock.now();
        await setRead(tx, replyId, user.id, now);
        const { from_number: from, body, received_at } = reply;
        // Whoever files it has said whose wish it is; START is no such word of theirs about another number.
        if (reply.meaning === 'stop' && party && !(await hasLaterWish(tx, from, received_at))) {
          const contacts = [{ id: party.contact_id, full_name: party.full_name }];
          const wish = { meaning: reply.meaning, from, body, contacts, writerId: party.contact_id };
          await applyWish(tx, changed, { ...wish, matterIds: [matterId] }, now);
        }
        await recordAudit(tx, {
          at: now,
          userId: user.id,
          action: 'reply.file',
          subjectId: replyId,
          before: { contactId: reply.contact_id },
          after: { matterId, contactId: whose },
        });
        changed({ area: 'documents', matterId });
        changed({ area: 'session', matterId: null });
        return ok({ documentId });
      }),
  };
}

type Row = Awaited<ReturnType<typeof listReplies>>[number];

function toReplyRow(row: Row, answerTo: string | null): ReplyRow {
  return {
    id: row.id,
    name: row.full_name,
    number: showMobile(row.from_number),
    text: row.body,
    at: row.received_at,
    unread: row.unread === 1,
    meaning: row.meaning,
    matter:
      row.matter_id === null
        ? null
        : {
            id: row.matter_id,
            reference: row.reference ?? '',
            clients: row.client_names ?? '',
            subject: row.subject ?? '',
            feeEarner: row.fee_earner ?? '',
          },
    documentId: row.document_id,
    answerTo,
  };
}
