import {
  Building2,
  CalendarDays,
  FlaskConical,
  FolderCog,
  Mail,
  MessageSquareText,
  Send,
  UsersRound,
} from 'lucide-react';
import { assertNever } from '../../../src-shared/result.ts';
import { useCall } from '../../api.ts';
import { type OptionsPage, useNavigation } from '../../app/navigation.ts';
import { SideNav, type SideNavItem } from '../../ui/side-nav.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { BankHolidaysPage } from './bank-holidays-page.tsx';
import { EmailAccountPage } from './email-account-page.tsx';
import { FirmPage } from './firm-page.tsx';
import { MatterTypePage } from './matter-type-page.tsx';
import { MatterTypesPage } from './matter-types-page.tsx';
import { SendingPage } from './sending-page.tsx';
import { SmsAccountPage } from './sms-account-page.tsx';
import { TestBenchPage } from './template/test-bench-page.tsx';
import { UsersPage } from './users-page.tsx';

type PageId = Exclude<OptionsPage['kind'], 'matter-type'>;

const firmItems: readonly (SideNavItem & { id: PageId })[] = [
  { id: 'firm', label: 'Firm', icon: Building2 },
  { id: 'users', label: 'Users', icon: UsersRound },
];
const matterTypes: SideNavItem & { id: PageId } = {
  id: 'matter-types',
  label: 'Matter Types',
  icon: FolderCog,
};
const afterTypes: readonly (SideNavItem & { id: PageId })[] = [
  { id: 'bank-holidays', label: 'Bank Holidays', icon: CalendarDays },
  { id: 'test-bench', label: 'Test bench', icon: FlaskConical },
];
const sendingItems: readonly (SideNavItem & { id: PageId })[] = [
  { id: 'sending', label: 'Sending', icon: Send },
  { id: 'sms-account', label: 'SMS account', icon: MessageSquareText },
  { id: 'email-account', label: 'Email account', icon: Mail },
];
const pages = [...firmItems, matterTypes, ...afterTypes, ...sendingItems];

/** What an administrator sets up for the firm. */
export function OptionsScreen() {
  const { navigation, go } = useNavigation();
  const types = useCall('options.matterTypes', {});
  const page = navigation.optionsPage;
  const currentId = page.kind === 'matter-type' ? page.matterTypeId : page.kind;
  const typeItems = (types.data?.matterTypes ?? [])
    .filter(({ id, retired }) => !retired || id === currentId)
    .map(({ id, name }) => ({ id, label: name, level: 1 as const }));

  return (
    <SplitPane
      listWidth="nav"
      listLabel="Pages"
      contentLabel="Page"
      list={
        <SideNav
          label="Pages of Options"
          groups={[
            { id: 'firm', items: firmItems },
            { id: 'work', label: 'Work', items: [matterTypes, ...typeItems, ...afterTypes] },
            { id: 'messages', label: 'Messages', items: sendingItems },
          ]}
          currentId={currentId}
          onSelect={(id) => go({ type: 'options', page: pageOf(id) })}
        />
      }
    >
      <CurrentPage page={page} />
    </SplitPane>
  );
}

function pageOf(id: string): OptionsPage {
  const page = pages.find((one) => one.id === id);
  return page ? { kind: page.id } : { kind: 'matter-type', matterTypeId: id };
}

function CurrentPage({ page }: { page: OptionsPage }) {
  switch (page.kind) {
    case 'firm':
      return <FirmPage />;
    case 'users':
      return <UsersPage />;
    case 'matter-types':
      return <MatterTypesPage />;
    case 'matter-type':
      return <MatterTypePage key={page.matterTypeId} matterTypeId={page.matterTypeId} />;
    case 'bank-holidays':
      return <BankHolidaysPage />;
    case 'test-bench':
      return <TestBenchPage />;
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
