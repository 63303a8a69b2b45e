import { useState } from 'react';
import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { type MatterTab, type OpenMatter, useNavigation } from '../../app/navigation.ts';
import { type TabItem, Tabs } from '../../ui/tabs.tsx';
import { DocumentsScreen } from '../documents/documents-screen.tsx';
import { ProgressScreen } from '../progress/progress-screen.tsx';
import { openView } from '../progress/progress-view.ts';
import { DetailsScreen } from './details-screen.tsx';
import { MatterHeader } from './matter-header.tsx';

const tabs: readonly TabItem<MatterTab>[] = [
  { id: 'progress', label: 'Progress' },
  { id: 'documents', label: 'Documents', countLabel: 'unread' },
  { id: 'details', label: 'Details' },
];

/** The workspace of one matter: what it is, always in sight, and its views. */
export function MatterScreen({ matter }: { matter: OpenMatter }) {
  const { navigation, go } = useNavigation();
  const [view, setView] = useState(openView);
  const detail = useCall('matters.get', { matterId: matter.id });
  const { unread } = useCall('replies.unreadOn', { matterId: matter.id }).data ?? { unread: 0 };
  const { intent } = navigation;
  // The list takes the focus when the matter opens, not when one goes along its tabs.
  const [isFresh, setFresh] = useState(true);

  if (detail.error && !detail.data) {
    return <CallFailure error={detail.error} onRetry={() => detail.refetch()} />;
  }
  return (
    <>
      <MatterHeader matter={matter} detail={detail.data} />
      <Tabs
        label="Views of the matter"
        tabs={tabs.map((tab) => (tab.id === 'documents' ? { ...tab, count: unread } : tab))}
        selectedId={matter.tab}
        onChange={(tab) => {
          setFresh(false);
          go({ type: 'showMatter', matterId: matter.id, tab });
        }}
      >
        {matter.tab === 'progress' ? (
          <ProgressScreen
            matterId={matter.id}
            view={view}
            onView={setView}
            intent={intent}
            takesFocus={isFresh}
          />
        ) : matter.tab === 'documents' ? (
          <DocumentsScreen matterId={matter.id} intent={intent} />
        ) : (
          <DetailsScreen detail={detail.data} intent={intent} />
        )}
      </Tabs>
    </>
  );
}
