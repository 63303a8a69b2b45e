import type { MessageStatus as Known } from '../../src-shared/contract/message-status.ts';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import { MessageStatus, type MessageStatusKind } from '../ui/message-status.tsx';

const kindOf: Readonly<Record<MessageState, MessageStatusKind>> = {
  queued: 'waiting',
  claimed: 'sending',
  dispatching: 'sending',
  accepted: 'sent',
  delivered: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
  blocked: 'blocked',
  not_known: 'not_known',
};

/** What is known of a message, as icon, word and note. */
export function MessageStatusOf({ status, isShort }: { status: Known; isShort?: boolean }) {
  const practice =
    status.practice && ['accepted', 'delivered'].includes(status.state) ? 'in practice only' : '';
  const note = status.note.replace(/^Until /, 'until ');
  const detail = isShort ? practice : [practice, note].filter(Boolean).join('. ');
  return <MessageStatus status={kindOf[status.state]} {...(detail ? { detail } : {})} />;
}
