import { MailOpen, MessageSquarePlus } from 'lucide-react';
import { useEffect } from 'react';
import type { DocumentRow } from '../../../src-shared/contract/documents.ts';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';

type ReplyActionsProps = {
  reply: NonNullable<DocumentRow['reply']>;
  /** The client to whom a text can be written; null when there is none. */
  answerTo: string | null;
  /** A person opened it, so it is read. */
  isOpened: boolean;
  onAnswer: (contactId: string) => void;
  /** The button that was pressed is gone. */
  onDone: () => void;
};

/** What can be done about a reply. To answer is to write a text by hand: nothing is answered by itself. */
export function ReplyActions({ reply, answerTo, isOpened, onAnswer, onDone }: ReplyActionsProps) {
  const { mutate, error } = useAct('replies.markRead');
  const { id, unread } = reply;
  useEffect(() => {
    if (isOpened && unread) mutate({ replyId: id });
  }, [isOpened, unread, id, mutate]);
  return (
    <Stack gap={2}>
      <Stack direction="row">
        {answerTo === null ? null : (
          <Button
            icon={MessageSquarePlus}
            onPress={() => {
              if (unread) mutate({ replyId: id });
              onAnswer(answerTo);
            }}
          >
            Answer
          </Button>
        )}
        {unread && !isOpened ? (
          <Button icon={MailOpen} onPress={() => mutate({ replyId: id }, { onSuccess: onDone })}>
            Mark as read
          </Button>
        ) : null}
      </Stack>
      {error ? <InlineMessage tone="danger">{error.message}</InlineMessage> : null}
    </Stack>
  );
}
