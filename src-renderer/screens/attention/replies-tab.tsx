import { MessageSquareReply } from 'lucide-react';
import { useState } from 'react';
import type { ReplyRow } from '../../../src-shared/contract/replies.ts';
import { useAct, usePages } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { useNavigation } from '../../app/navigation.ts';
import { sayInstantNow } from '../../app/time-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListNote } from '../../ui/list-note.tsx';
import { MessageStatus } from '../../ui/message-status.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { FilterBar } from '../../ui/toolbar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { fileIntent, ReplyPreview } from './reply-preview.tsx';
import { useGoOn } from './use-go-on.ts';

const pageSize = 60;

const columns: readonly Column[] = [
  { id: 'status', heading: 'Status', width: '80px' },
  { id: 'from', heading: 'From', width: 'minmax(0, 1.4fr)' },
  { id: 'text', heading: 'Reply', width: 'minmax(0, 2fr)' },
  { id: 'matter', heading: 'Matter', width: '112px' },
  { id: 'at', heading: 'Received', width: '136px' },
];

const shown = [
  { id: 'all', label: 'All' },
  { id: 'tray', label: 'Unknown numbers' },
];

/** The replies of clients, unread ones first, and the tray of those that belong to no matter yet. */
export function RepliesTab() {
  const { go } = useNavigation();
  const [show, setShow] = useState<'all' | 'tray'>('all');
  const listed = usePages('replies.list', { show }, pageSize);
  const markRead = useAct('replies.markRead');
  const replies = listed.data?.pages.flatMap((page) => page.replies) ?? [];
  const ids = replies.map(({ id }) => id);
  const { chosenId, choose, focusRequest, isLastDone, goOnFrom } = useGoOn(ids);
  const current = replies.find(({ id }) => id === chosenId) ?? replies[0];

  function read(replyId: string): void {
    markRead.mutate({ replyId }, { onSuccess: () => goOnFrom(replyId) });
  }

  return (
    <>
      <FilterBar label="Which replies">
        <RadioGroup
          label="Show"
          isLabelHidden
          orientation="horizontal"
          options={shown}
          value={show}
          onChange={(id) => setShow(id === 'tray' ? 'tray' : 'all')}
        />
      </FilterBar>
      {listed.error ? <CallFailure error={listed.error} onRetry={() => listed.refetch()} /> : null}
      {markRead.error ? <ListNote>{markRead.error.message}</ListNote> : null}
      {listed.data && replies.length === 0 ? (
        <EmptyState icon={MessageSquareReply} takesFocus={isLastDone}>
          {emptyWords[show]}
        </EmptyState>
      ) : null}
      {current ? (
        <SplitPane
          listLabel="Replies received"
          contentLabel="Preview"
          listWidth="wide"
          list={
            <VirtualList
              label="Replies"
              columns={columns}
              items={replies}
              getId={({ id }) => id}
              selectedId={current.id}
              onSelect={choose}
              onActivate={({ matter, documentId }) => {
                if (matter && documentId) go(fileIntent(matter, documentId));
              }}
              activateOn="doubleClick"
              onToggle={({ id, unread }) => {
                if (unread) read(id);
              }}
              focusRequest={focusRequest}
              onEndReached={() => {
                if (listed.hasNextPage) listed.fetchNextPage();
              }}
              renderRow={(reply) => <ReplyCells reply={reply} />}
            />
          }
        >
          <ReplyPreview
            key={current.id}
            reply={current}
            onRead={() => read(current.id)}
            onFiled={() => goOnFrom(current.id)}
          />
        </SplitPane>
      ) : null}
    </>
  );
}

const emptyWords = {
  all: 'What clients answer to your texts will be listed here and filed on their matters. Replies come in when texts are sent from a telephone number.',
  tray: 'Texts from numbers that belong to no client, or to clients of several matters, will wait here for somebody to file them.',
};

function ReplyCells({ reply }: { reply: ReplyRow }) {
  const { name, number, text, matter, at, unread } = reply;
  const tone = unread ? 'strong' : undefined;
  return (
    <>
      <Cell>
        <MessageStatus status={unread ? 'unread' : 'read'} />
      </Cell>
      <Cell isRowHeader {...(tone ? { tone } : {})}>
        {name ?? number}
      </Cell>
      {text.trim() === '' ? <Cell tone="muted">A reply without words</Cell> : <Cell>{text}</Cell>}
      <Cell {...(matter ? { title: `${matter.reference}, ${matter.clients}` } : { tone: 'muted' })}>
        {matter?.reference ?? 'Not filed'}
      </Cell>
      <Cell>{sayInstantNow(at)}</Cell>
    </>
  );
}
