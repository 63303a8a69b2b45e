import { Files, MessageSquarePlus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePages } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import type { Intent } from '../../app/navigation.ts';
import { isDialogOpen, isTyping, useShortcuts } from '../../app/use-shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { DocumentCells, documentColumns } from './document-cells.tsx';
import { DocumentPreview } from './document-preview.tsx';
import { NewSmsDialog } from './new-sms-dialog.tsx';

const pageSize = 60;

/** New SMS is open, to a client or to the first who can be texted. */
type NewSmsTo = { contactId?: string | undefined };

/** Everything on the file, newest first, with what is known of each message. */
export function DocumentsScreen({ matterId, intent }: { matterId: string; intent: Intent | null }) {
  const listed = usePages('documents.list', { matterId }, pageSize);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [focusRequest, setFocusRequest] = useState<{ id: string } | null>(null);
  const [newSmsTo, setNewSmsTo] = useState<NewSmsTo | null>(null);
  const documents = listed.data?.pages.flatMap((page) => page.documents) ?? [];
  const shownId = chosenId ?? documents[0]?.id ?? null;

  const newSmsButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (intent?.kind === 'new-sms') {
      // What was pressed is gone with its screen: the dialog gives the focus back to its own button.
      newSmsButton.current?.focus();
      setNewSmsTo({ contactId: intent.contactId });
    }
    if (intent?.kind === 'document') setChosenId(intent.documentId);
  }, [intent]);
  useShortcuts(
    useCallback((shortcut, event) => {
      if (shortcut !== 'N' || isTyping(event.target) || isDialogOpen()) return false;
      setNewSmsTo({});
      return true;
    }, []),
  );

  const newSms = (
    <Button
      ref={newSmsButton}
      icon={MessageSquarePlus}
      variant="primary"
      shortcut="N"
      onPress={() => setNewSmsTo({})}
    >
      New SMS
    </Button>
  );
  return (
    <>
      <Toolbar label="Documents">{newSms}</Toolbar>
      {listed.error ? <CallFailure error={listed.error} onRetry={() => listed.refetch()} /> : null}
      {listed.data && documents.length === 0 ? (
        <EmptyState icon={Files}>
          Texts, emails and notes of this matter will be listed here. Tick a task on Progress, or press New
          SMS.
        </EmptyState>
      ) : null}
      {documents.length > 0 ? (
        <SplitPane
          listLabel="On the file"
          contentLabel="Preview"
          listWidth="wide"
          list={
            <VirtualList
              label="Documents"
              columns={documentColumns}
              items={documents}
              getId={({ id }) => id}
              selectedId={shownId}
              onSelect={setChosenId}
              focusRequest={focusRequest}
              onEndReached={() => {
                if (listed.hasNextPage) listed.fetchNextPage();
              }}
              renderRow={(row) => <DocumentCells row={row} />}
            />
          }
        >
          {shownId ? (
            <DocumentPreview
              key={shownId}
              documentId={shownId}
              isChosen={shownId === chosenId}
              onAnswer={(contactId) => setNewSmsTo({ contactId })}
              // The pressed button is gone: the focus goes back to where it came from.
              onDone={() => setFocusRequest({ id: shownId })}
            />
          ) : null}
        </SplitPane>
      ) : null}
      {newSmsTo ? (
        <NewSmsDialog
          matterId={matterId}
          contactId={newSmsTo.contactId}
          onClose={() => setNewSmsTo(null)}
          onSent={setChosenId}
        />
      ) : null}
    </>
  );
}
