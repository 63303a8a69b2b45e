import { useState } from 'react';
import type { DocumentDetail } from '../../../src-shared/contract/documents.ts';
import { useAct, useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { MessageStatusOf } from '../../app/message-status-of.tsx';
import { RemedyList } from '../../app/remedies/remedy-list.tsx';
import { useRemedies } from '../../app/remedies/use-remedies.ts';
import { useRemedyDeed } from '../../app/remedies/use-remedy-deed.ts';
import { sayInstantNow } from '../../app/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { MessageStatus } from '../../ui/message-status.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';
import { kindWords } from './document-cells.tsx';
import { ReplyActions } from './reply-actions.tsx';

type DocumentPreviewProps = {
  documentId: string;
  /** A person chose it: what merely stands first in the list was not read by anybody. */
  isChosen: boolean;
  onAnswer: (contactId: string) => void;
  onDone: () => void;
};

/** The whole of one document: its text, to whom it went or who wrote it, and each attempt to send it. */
export function DocumentPreview({ documentId, isChosen, onAnswer, onDone }: DocumentPreviewProps) {
  const opened = useCall('documents.open', { documentId });
  const showDeed = useRemedyDeed();
  const remediesOf = useRemedies((answer, help) => {
    showDeed(answer, help);
    if (answer.done) onDone();
  });
  if (opened.error && !opened.data) {
    return <CallFailure error={opened.error} onRetry={() => opened.refetch()} />;
  }
  if (!opened.data) return null;
  const document = opened.data;
  const { help, status } = document;
  // The matter is on screen.
  const remedies = help?.remedies.filter((kind) => kind !== 'open_matter') ?? [];
  return (
    <Stack padding={4} gap={4}>
      <Heading>{document.description}</Heading>
      {/* Up here: the foot is under what a tick has just said, and a long email puts it out of sight. */}
      {document.canCancel ? <CancelMessage document={document} /> : null}
      {help && status && remedies.length > 0 ? (
        <Stack gap={2}>
          <WholeStatus status={status} />
          <RemedyList {...remediesOf({ ...help, remedies })} />
        </Stack>
      ) : null}
      {document.reply ? (
        <ReplyActions
          reply={document.reply}
          answerTo={document.answerTo}
          isOpened={isChosen}
          onAnswer={onAnswer}
          onDone={onDone}
        />
      ) : null}
      {/* What a client wrote is read at once; of what was sent, one first looks at what became of it. */}
      {document.reply ? <Text as="pre">{document.text}</Text> : null}
      <KeyValue items={facts(document, remedies.length === 0)} />
      {document.subject ? <Text weight="strong">{document.subject}</Text> : null}
      {document.reply ? null : <Text as="pre">{document.text}</Text>}
      {document.attempts.length > 0 ? (
        <>
          <Heading level={3}>Attempts</Heading>
          <KeyValue
            items={document.attempts.map(({ at, outcome }) => ({
              id: at,
              label: sayInstantNow(at),
              value: outcome,
            }))}
          />
        </>
      ) : null}
    </Stack>
  );
}

function facts(document: DocumentDetail, saysStatus: boolean) {
  const { kind, to, recipient, at, by, status, segments, reply } = document;
  if (reply) {
    return [
      { id: 'kind', label: 'Type', value: kindWords[kind].label },
      { id: 'from', label: 'From', value: [reply.name, reply.number].filter(Boolean).join(', ') },
      { id: 'at', label: 'Received', value: sayInstantNow(at) },
      {
        id: 'status',
        label: 'Status',
        value: <MessageStatus status={reply.unread ? 'unread' : 'read'} />,
      },
    ];
  }
  const whom = [to, recipient].filter(Boolean).join(', ');
  const size = segments === null ? '' : segments === 1 ? ', 1 SMS' : `, ${segments} SMS`;
  return [
    { id: 'kind', label: 'Type', value: `${kindWords[kind].label}${size}` },
    ...(whom ? [{ id: 'to', label: 'To', value: whom }] : []),
    { id: 'at', label: 'Made', value: `${sayInstantNow(at)}, by ${by || 'Clerkwell'}` },
    ...(status && saysStatus
      ? [{ id: 'status', label: 'Status', value: <WholeStatus status={status} /> }]
      : []),
  ];
}

function WholeStatus({ status }: { status: NonNullable<DocumentDetail['status']> }) {
  return (
    <Stack gap={1} align="start">
      <MessageStatusOf status={status} isShort />
      {status.note ? <Text>{status.note}</Text> : null}
    </Stack>
  );
}

function CancelMessage({ document }: { document: DocumentDetail }) {
  const [isAsking, setAsking] = useState(false);
  const cancel = useAct('messages.cancel');
  const word = document.kind === 'sms' ? 'text' : 'email';
  return (
    <Stack direction="row">
      <Button onPress={() => setAsking(true)}>Cancel</Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Cancel this ${word}?`}
        confirm={{
          label: `Cancel the ${word}`,
          isPending: cancel.isPending,
          onPress: () => cancel.mutate({ documentId: document.id }, { onSuccess: () => setAsking(false) }),
        }}
        cancelLabel="Keep it"
        isDestructive
        error={cancel.error?.message}
      >
        {`${document.to ?? 'The client'} will not be sent it. The file keeps it, marked as cancelled.`}
      </ConfirmDialog>
    </Stack>
  );
}
