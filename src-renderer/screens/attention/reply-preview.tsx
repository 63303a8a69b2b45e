import { FileText, FolderInput, MailOpen, MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import type { ReplyRow } from '../../../src-shared/contract/replies.ts';
import { useAct } from '../../api.ts';
import { type NavigationAction, useNavigation } from '../../app/navigation.ts';
import { sayInstantNow } from '../../app/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';
import { FileReplyDialog } from './file-reply-dialog.tsx';

type Matter = NonNullable<ReplyRow['matter']>;

/** The way to a reply on the file of its matter. */
export function fileIntent(matter: Matter, documentId: string): NavigationAction {
  return { type: 'openMatter', matter, tab: 'documents', intent: { kind: 'document', documentId } };
}

type ReplyPreviewProps = { reply: ReplyRow; onRead: () => void; onFiled: () => void };

/** The whole of one reply, and what can be done about it. */
export function ReplyPreview({ reply, onRead, onFiled }: ReplyPreviewProps) {
  const { go } = useNavigation();
  const markRead = useAct('replies.markRead');
  const [isFiling, setFiling] = useState(false);
  const { id, matter, documentId, answerTo, unread, name, number, text } = reply;

  function answer(to: Matter, contactId: string): void {
    if (unread) markRead.mutate({ replyId: id });
    go({ type: 'openMatter', matter: to, tab: 'documents', intent: { kind: 'new-sms', contactId } });
  }

  return (
    <Stack padding={4} gap={4}>
      <Heading>{name ?? number}</Heading>
      <Stack direction="row" wrap>
        {matter && answerTo ? (
          <Button icon={MessageSquarePlus} onPress={() => answer(matter, answerTo)}>
            Answer
          </Button>
        ) : null}
        {matter && documentId ? (
          <Button icon={FileText} onPress={() => go(fileIntent(matter, documentId))}>
            Show on the file
          </Button>
        ) : (
          <Button icon={FolderInput} onPress={() => setFiling(true)}>
            File on a matter
          </Button>
        )}
        {unread ? (
          <Button icon={MailOpen} onPress={onRead}>
            Mark as read
          </Button>
        ) : null}
      </Stack>
      <Text as="pre">{text.trim() === '' ? 'A reply without words. It may have been a picture.' : text}</Text>
      {noteOf(reply) ? <InlineMessage tone="info">{noteOf(reply)}</InlineMessage> : null}
      <KeyValue items={facts(reply)} />
      {isFiling ? <FileReplyDialog reply={reply} onClose={() => setFiling(false)} onFiled={onFiled} /> : null}
    </Stack>
  );
}

function facts({ name, number, at, matter }: ReplyRow) {
  return [
    { id: 'from', label: 'From', value: [name, number].filter(Boolean).join(', ') },
    { id: 'at', label: 'Received', value: sayInstantNow(at) },
    ...(matter
      ? [
          { id: 'matter', label: 'Matter', value: `${matter.reference}, ${matter.clients}` },
          { id: 'subject', label: 'About', value: matter.subject },
          { id: 'feeEarner', label: 'Fee earner', value: matter.feeEarner },
        ]
      : []),
  ];
}

/** What one should know of it that it does not say itself; empty for most. */
function noteOf({ meaning, name, matter, answerTo }: ReplyRow): string {
  if (meaning === 'stop' && name === null && !matter)
    return 'Whoever has this number asked for no more texts. No one client has it: if you know whose it is, file it and say so, and texts to them stop.';
  if (meaning === 'stop')
    return answerTo === null
      ? 'They asked for no more texts.'
      : 'They asked for no more texts. Since then they may be sent texts again.';
  if (meaning === 'start') return 'They asked to be sent texts again.';
  if (!matter)
    return name === null
      ? 'This number belongs to nobody, or to several people: choose the matter on which this is filed.'
      : 'They are on several open matters, or on none: choose the one on which this is filed.';
  return answerTo === null
    ? 'They cannot be texted from this matter: they are no client of it, or asked for no more texts. Answer them another way.'
    : '';
}
