import { FolderCog, Mail, MessageSquareText, Send } from 'lucide-react';
import { assertNever } from '../../../src-shared/result.ts';
import { useCall } from '../../api.ts';
import { type OptionsPage, useNavigation } from '../../app/navigation.ts';
import { SideNav, type SideNavItem } from '../../ui/side-nav.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { EmailAccountPage } from './email-account-page.tsx';
import { MatterTypePage } from './matter-type-page.tsx';
import { MatterTypesPage } from './matter-types-page.tsx';
import { SendingPage } from './sending-page.tsx';
import { SmsAccountPage } from './sms-account-page.tsx';

const sendingItems: readonly SideNavItem[] = [
  { id: 'sending', label: 'Sending', icon: Send },
  { id: 'sms-account', label: 'SMS account', icon: MessageSquareText },
  { id: 'email-account', label: 'Email account', icon: Mail },
];

/** What an administrator sets up for the firm. */
export function OptionsScreen() {
  const { navigation, go } = useNavigation();
  const types = useCall('options.matterTypes', {});
  const page = navigation.optionsPage;
  const typeItems = (types.data?.matterTypes ?? []).map(({ id, name }) => ({
    id,
    label: name,
    level: 1 as const,
  }));
  const matterTypes: SideNavItem = { id: 'matter-types', label: 'Matter Types', icon: FolderCog };

  return (
    <SplitPane
      listWidth="nav"
      listLabel="Pages"
      contentLabel="Page"
      list={
        <SideNav
          label="Pages of Options"
          groups={[
            { id: 'work', label: 'Work', items: [matterTypes, ...typeItems] },
            { id: 'messages', label: 'Messages', items: sendingItems },
          ]}
          currentId={page.kind === 'matter-type' ? page.matterTypeId : page.kind}
          onSelect={(id) => go({ type: 'options', page: pageOf(id) })}
        />
      }
    >
      <CurrentPage page={page} />
    </SplitPane>
  );
}

function pageOf(id: string): OptionsPage {
  if (id === 'matter-types' || id === 'sending' || id === 'sms-account' || id === 'email-account') {
    return { kind: id };
  }
  return { kind: 'matter-type', matterTypeId: id };
}

function CurrentPage({ page }: { page: OptionsPage }) {
  switch (page.kind) {
    case 'matter-types':
      return <MatterTypesPage />;
    case 'matter-type':
      return <MatterTypePage key={page.matterTypeId} matterTypeId={page.matterTypeId} />;
    case 'sending':
      return <SendingPage />;
    case 'sms-account':
      return <SmsAccountPage />;
    case 'email-account':
      return <EmailAccountPage />;
    default:
      return assertNever(page);
  }
}
