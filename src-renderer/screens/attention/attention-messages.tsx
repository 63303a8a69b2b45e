import { CircleCheckBig } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { AttentionMessage } from '../../../src-shared/contract/attention.ts';
import { useCall, usePages } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { useRemedies } from '../../app/remedies/use-remedies.ts';
import { useRemedyDeed } from '../../app/remedies/use-remedy-deed.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { AttentionCells, attentionColumns } from './attention-cells.tsx';
import { AttentionDetail } from './attention-detail.tsx';
import { neighbourOf } from './neighbour-of.ts';
import { useGoOn } from './use-go-on.ts';

const pageSize = 60;

const idOf = ({ help }: AttentionMessage): string => help.messageId;

/** The messages that somebody has to look at, and what can be done about the one that is chosen. */
export function AttentionMessages() {
  const listed = usePages('attention.list', {}, pageSize);
  const session = useCall('session.current', {});
  const showDeed = useRemedyDeed();
  const messages = listed.data?.pages.flatMap((page) => page.messages) ?? [];
  const ids = messages.map(idOf);
  const { chosenId, choose, focusRequest, isLastDone, goOnFrom } = useGoOn(ids);
  const shown = messages.find((message) => idOf(message) === chosenId) ?? messages[0];

  // What a colleague or the runner moved on meanwhile leaves its place to the one that came after it.
  const placed = useRef<readonly string[]>([]);
  useEffect(() => {
    if (chosenId !== null && !ids.includes(chosenId)) choose(neighbourOf(placed.current, chosenId, ids));
    placed.current = ids;
  });

  const remediesOf = useRemedies((answer, help) => {
    showDeed(answer, help);
    if (answer.done && answer.kind !== 'check_again') goOnFrom(help.messageId);
  });

  if (listed.error && !listed.data) {
    return <CallFailure error={listed.error} onRetry={() => listed.refetch()} />;
  }
  if (!listed.data) return null;
  if (!shown) {
    return (
      <EmptyState icon={CircleCheckBig} takesFocus={isLastDone}>
        No message needs attention. A text or email that was not sent or did not arrive will stand here, with
        what can be done about it.
      </EmptyState>
    );
  }
  const { help, documentId, reference, clients, subject } = shown;
  const matter = { id: help.matterId, reference, clients, subject };
  return (
    <SplitPane
      listLabel="Messages that need attention"
      contentLabel="Message"
      listWidth="half"
      list={
        <VirtualList
          label="Messages"
          columns={attentionColumns}
          items={messages}
          getId={idOf}
          lines={2}
          isMuted={({ checkingUntil }) => checkingUntil !== null}
          selectedId={idOf(shown)}
          onSelect={choose}
          focusRequest={focusRequest}
          totalCount={Math.max(messages.length, session.data?.attention ?? 0)}
          onEndReached={() => {
            if (listed.hasNextPage) listed.fetchNextPage();
          }}
          renderRow={(message) => <AttentionCells message={message} />}
        />
      }
    >
      <AttentionDetail key={idOf(shown)} message={shown} {...remediesOf(help, { matter, documentId })} />
    </SplitPane>
  );
}
