import { Mail, MessageSquareReply, MessageSquareText, StickyNote } from 'lucide-react';
import type { DocumentRow } from '../../../src-shared/contract/documents.ts';
import { MessageStatusOf } from '../../app/message-status-of.tsx';
import { sayInstantNow } from '../../app/time-words.ts';
import { Icon, type LucideIcon } from '../../ui/icon.tsx';
import { MessageStatus } from '../../ui/message-status.tsx';
import { Cell, type Column } from '../../ui/table.tsx';

/** The columns of the Document screen. */
export const documentColumns: readonly Column[] = [
  { id: 'kind', heading: '', label: 'Type', width: '24px' },
  { id: 'description', heading: 'Description', width: 'minmax(0, 2fr)' },
  { id: 'to', heading: 'To or from', width: 'minmax(0, 1.4fr)' },
  { id: 'at', heading: 'Date and time', width: '120px' },
  { id: 'by', heading: 'By', width: '48px' },
  { id: 'status', heading: 'Status', width: 'minmax(180px, 2fr)' },
];

/** How each kind of document is drawn and called. */
export const kindWords: Readonly<Record<DocumentRow['kind'], { icon: LucideIcon; label: string }>> = {
  sms: { icon: MessageSquareText, label: 'Text' },
  email: { icon: Mail, label: 'Email' },
  file_note: { icon: StickyNote, label: 'File note' },
  reply: { icon: MessageSquareReply, label: 'Reply' },
};

/** Whom a reply is from: "From Mrs Shah, 07700 900123". */
function sayFrom({ name, number }: NonNullable<DocumentRow['reply']>): string {
  return `From ${[name, number].filter(Boolean).join(', ')}`;
}

/** One document of the list. */
export function DocumentCells({ row }: { row: DocumentRow }) {
  return (
    <>
      <Cell>
        <Icon {...kindWords[row.kind]} tone="muted" />
      </Cell>
      <Cell isRowHeader {...(row.reply?.unread ? { tone: 'strong' as const } : {})}>
        {row.description}
      </Cell>
      <Cell>{row.reply ? sayFrom(row.reply) : (row.to ?? '')}</Cell>
      <Cell>{sayInstantNow(row.at)}</Cell>
      <Cell>{row.by}</Cell>
      <Cell>
        {row.status ? <MessageStatusOf status={row.status} /> : null}
        {row.reply ? <MessageStatus status={row.reply.unread ? 'unread' : 'read'} /> : null}
      </Cell>
    </>
  );
}
