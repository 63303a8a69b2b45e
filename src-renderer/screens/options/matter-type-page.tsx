import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { MatterTypeOptions } from '../../../src-shared/contract/options.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { countOf } from '../../app/count-words.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { type TabItem, Tabs } from '../../ui/tabs.tsx';
import { ApplyDialog } from './apply-dialog.tsx';
import { CategoriesTab } from './categories-tab.tsx';
import { DefaultPartiesTab } from './default-parties-tab.tsx';
import { FieldsTab } from './fields-tab.tsx';
import { MessageLimitsTab } from './message-limits-tab.tsx';
import { StatusTypesTab } from './status-types-tab.tsx';
import { TasksTab } from './tasks-tab.tsx';

type TabId = 'tasks' | 'categories' | 'statuses' | 'parties' | 'fields' | 'limits';

const tabs: readonly TabItem<TabId>[] = [
  { id: 'tasks', label: 'Tasks' },
  { id: 'categories', label: 'Task Categories' },
  { id: 'statuses', label: 'Status Types' },
  { id: 'parties', label: 'Default Parties' },
  { id: 'fields', label: 'Fields' },
  { id: 'limits', label: 'Message Limits' },
];

/** Options > Matter Types > one of them: all that it owns, page by page. */
export function MatterTypePage({ matterTypeId }: { matterTypeId: string }) {
  const answer = useCall('options.matterType', { matterTypeId });
  const { go } = useNavigation();
  const [tab, setTab] = useState<TabId>('tasks');
  const [isApplying, setApplying] = useState(false);
  if (answer.error && !answer.data) {
    return <CallFailure error={answer.error} onRetry={() => answer.refetch()} />;
  }
  const type = answer.data;
  if (!type) return null;
  return (
    <Page
      heading={type.name}
      breadcrumb={[
        { label: 'Matter Types', onPress: () => go({ type: 'options', page: { kind: 'matter-types' } }) },
        { label: type.retired ? 'Retired: no new matter can be of this type' : sayMatters(type.openMatters) },
      ]}
      actions={
        <Button icon={RefreshCw} isDisabled={type.openMatters === 0} onPress={() => setApplying(true)}>
          Apply to open matters…
        </Button>
      }
      isFlush
    >
      <Tabs label="Pages of the matter type" tabs={tabs} selectedId={tab} onChange={setTab}>
        <CurrentTab tab={tab} type={type} onTab={setTab} />
      </Tabs>
      {isApplying ? (
        <ApplyDialog
          matterTypeId={matterTypeId}
          templateId={null}
          isAsked
          onClose={() => setApplying(false)}
        />
      ) : null}
    </Page>
  );
}

function sayMatters(open: number): string {
  if (open === 0) return 'No open matters';
  return countOf(open, 'open matter');
}

type CurrentTabProps = { tab: TabId; type: MatterTypeOptions; onTab: (tab: TabId) => void };

function CurrentTab({ tab, type, onTab }: CurrentTabProps) {
  switch (tab) {
    case 'tasks':
      return <TasksTab type={type} onShowCategories={() => onTab('categories')} />;
    case 'categories':
      return <CategoriesTab type={type} />;
    case 'statuses':
      return <StatusTypesTab type={type} />;
    case 'parties':
      return <DefaultPartiesTab type={type} />;
    case 'fields':
      return <FieldsTab type={type} />;
    case 'limits':
      return <MessageLimitsTab type={type} />;
    default:
      return assertNever(tab);
  }
}
