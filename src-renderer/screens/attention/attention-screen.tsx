import { useCall } from '../../api.ts';
import { type AttentionTab, useNavigation } from '../../app/navigation.ts';
import { Page } from '../../ui/page.tsx';
import { type TabItem, Tabs } from '../../ui/tabs.tsx';
import { AttentionMessages } from './attention-messages.tsx';
import { RepliesTab } from './replies-tab.tsx';

/** Everything that waits for a person: messages that did not go or may not have gone, and what clients answered. */
export function AttentionScreen() {
  const { navigation, go } = useNavigation();
  const tab = navigation.attentionTab;
  const session = useCall('session.current', {});
  const tabs: readonly TabItem<AttentionTab>[] = [
    { id: 'messages', label: 'Messages', count: session.data?.attention ?? 0 },
    { id: 'replies', label: 'Replies', count: session.data?.replies ?? 0, countLabel: 'unread' },
  ];
  return (
    <Page heading="Needs attention" isFlush>
      <Tabs
        label="What needs attention"
        tabs={tabs}
        selectedId={tab}
        onChange={(id) => go({ type: 'attention', tab: id })}
      >
        {tab === 'messages' ? <AttentionMessages /> : <RepliesTab />}
      </Tabs>
    </Page>
  );
}
