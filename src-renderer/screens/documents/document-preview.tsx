import { useState } from 'react';
import type { MessageHelp } from '../../../src-shared/contract/attention.ts';
import type { DocumentDetail } from '../../../src-shared/contract/documents.ts';
import { useAct, useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { MessageStatusOf } from '../../app/message-status-of.tsx';
import { useShowDeed } from '../../app/outcome.ts';
import { remedyDeed } from '../../app/remedies/remedy-deed.ts';
import { RemedyList } from '../../app/remedies/remedy-list.tsx';
import { useRemedies } from '../../app/remedies/use-remedies.ts';
import { sayInstantNow } from '../../app/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';
import { kindWords } from './document-cells.tsx';

/** What can be done about a message that did not go, or may not have; its matter is on screen. */
function DocumentRemedies({ help, onDone }: { help: MessageHelp; onDone: () => void }) {
  const showDeed = useShowDeed();
  const remediesOf = useRemedies((answer) => {
    showDeed(remedyDeed(answer));
    if (answer.done) onDone();
  });
  const remedies = help.remedies.filter((kind) => kind !== 'open_matter');
  return remedies.length > 0 ? <RemedyList {...remediesOf({ ...help, remedies })} /> : null;
}

/** The whole of one document: its text, to whom it went, and each attempt to send it. */
export function DocumentPreview({ documentId, onDone }: { documentId: string; onDone: () => void }) {
  const opened = useCall('documents.open', { documentId });
  if (opened.error && !opened.data) {
    return <CallFailure error={opened.error} onRetry={() => opened.refetch()} />;
  }
  if (!opened.data) return null;
  const document = opened.data;
  return (
    <Stack padding={4} gap={4}>
      <Heading>{document.description}</Heading>
      {/* Up here: the foot is under what a tick has just said, and a long email puts it out of sight. */}
      {document.canCancel ? <CancelMessage document={document} /> : null}
      {document.help ? <DocumentRemedies help={document.help} onDone={onDone} /> : null}
      <KeyValue items={facts(document)} />
      {document.subject ? <Text weight="strong">{document.subject}</Text> : null}
      <Text as="pre">{document.text}</Text>
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

function facts({ kind, to, recipient, at, by, status, segments }: DocumentDetail) {
  const whom = [to, recipient].filter(Boolean).join(', ');
  const size = segments === null ? '' : segments === 1 ? ', 1 SMS' : `, ${segments} SMS`;
  return [
    { id: 'kind', label: 'Type', value: `${kindWords[kind].label}${size}` },
    ...(whom ? [{ id: 'to', label: 'To', value: whom }] : []),
    { id: 'at', label: 'Made', value: `${sayInstantNow(at)}, by ${by}` },
    ...(status ? [{ id: 'status', label: 'Status', value: <WholeStatus status={status} /> }] : []),
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
