import { FolderCog } from 'lucide-react';
import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { useNavigation } from '../../app/navigation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';

const columns: readonly Column[] = [
  { id: 'name', heading: 'Name', width: 'minmax(0, 1fr)' },
  { id: 'categories', heading: 'Categories', width: '96px', align: 'end' },
  { id: 'tasks', heading: 'Tasks', width: '96px', align: 'end' },
];

/** The firm's matter types; Enter opens one. */
export function MatterTypesPage() {
  const types = useCall('options.matterTypes', {});
  const { go } = useNavigation();
  if (types.error && !types.data) return <CallFailure error={types.error} onRetry={() => types.refetch()} />;
  return (
    <Page heading="Matter Types" isFlush>
      {types.data ? (
        <VirtualList
          label="Matter types"
          columns={columns}
          items={types.data.matterTypes}
          getId={({ id }) => id}
          activateOn="click"
          onActivate={({ id }) => go({ type: 'options', page: { kind: 'matter-type', matterTypeId: id } })}
          renderRow={({ name, categories }) => (
            <>
              <Cell isRowHeader>{name}</Cell>
              <Cell align="end">{categories.length}</Cell>
              <Cell align="end">{categories.reduce((sum, { tasks }) => sum + tasks.length, 0)}</Cell>
            </>
          )}
          empty={<EmptyState icon={FolderCog}>The firm's matter types will be listed here.</EmptyState>}
        />
      ) : null}
    </Page>
  );
}
