import { useState } from 'react';
import { useCall } from '../../api.ts';
import { Page } from '../../ui/page.tsx';
import { type TabItem, Tabs } from '../../ui/tabs.tsx';
import { AttentionMessages } from './attention-messages.tsx';

type AttentionTab = 'messages';

/** Everything that waits for a person: the messages that did not go, or of which nobody knows whether they did. */
export function AttentionScreen() {
  const [tab, setTab] = useState<AttentionTab>('messages');
  const session = useCall('session.current', {});
  const tabs: readonly TabItem<AttentionTab>[] = [
    { id: 'messages', label: 'Messages', count: session.data?.attention ?? 0 },
  ];
  return (
    <Page heading="Needs attention" isFlush>
      <Tabs label="What needs attention" tabs={tabs} selectedId={tab} onChange={setTab}>
        <AttentionMessages />
      </Tabs>
    </Page>
  );
}
