import {
  Building2,
  CalendarDays,
  ChartColumn,
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
import { type OptionsPageId, optionsPages } from '../../app/options-pages.ts';
import type { LucideIcon } from '../../ui/icon.tsx';
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
import { UsagePage } from './usage-page.tsx';
import { UsersPage } from './users-page.tsx';

const icons: Readonly<Record<OptionsPageId, LucideIcon>> = {
  firm: Building2,
  users: UsersRound,
  'matter-types': FolderCog,
  'bank-holidays': CalendarDays,
  'test-bench': FlaskConical,
  sending: Send,
  'sms-account': MessageSquareText,
  'email-account': Mail,
  usage: ChartColumn,
};

/** What an administrator sets up for the firm. */
export function OptionsScreen() {
  const { navigation, go } = useNavigation();
  const types = useCall('options.matterTypes', {});
  const page = navigation.optionsPage;
  const currentId = page.kind === 'matter-type' ? page.matterTypeId : page.kind;
  const typeItems = (types.data?.matterTypes ?? [])
    .filter(({ id, retired }) => !retired || id === currentId)
    .map(({ id, name }) => ({ id, label: name, level: 1 as const }));
  const itemsOf = (group: (typeof optionsPages)[number]['group']): SideNavItem[] =>
    optionsPages
      .filter((one) => one.group === group)
      .flatMap(({ id, label }) => [
        { id, label, icon: icons[id] },
        ...(id === 'matter-types' ? typeItems : []),
      ]);

  return (
    <SplitPane
      listWidth="nav"
      listLabel="Pages"
      contentLabel="Page"
      list={
        <SideNav
          label="Pages of Options"
          // Until the types are there nothing stands: pages that moved down by them would be pressed amiss.
          groups={
            types.isPending
              ? []
              : [
                  { id: 'firm', items: itemsOf('firm') },
                  { id: 'work', label: 'Work', items: itemsOf('work') },
                  { id: 'messages', label: 'Messages', items: itemsOf('messages') },
                ]
          }
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
  const page = optionsPages.find((one) => one.id === id);
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
    case 'usage':
      return <UsagePage />;
    default:
      return assertNever(page);
  }
}
