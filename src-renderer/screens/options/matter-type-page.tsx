import { ListChecks, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { MatterTypeOptions } from '../../../src-shared/contract/options.ts';
import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { useNavigation } from '../../app/navigation.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { Text } from '../../ui/text.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { EditTaskDialog } from './edit-task-dialog.tsx';

type Category = MatterTypeOptions['categories'][number];
type Row =
  | { kind: 'category'; id: string; name: string }
  | { kind: 'task'; id: string; task: Category['tasks'][number] };

const columns: readonly Column[] = [
  { id: 'name', heading: 'Task', width: 'minmax(0, 1fr)' },
  { id: 'preActivation', heading: 'Before activation', width: '120px' },
  { id: 'actions', heading: 'Actions', width: '72px', align: 'end' },
];

/** The task templates of one matter type, by category. */
export function MatterTypePage({ matterTypeId }: { matterTypeId: string }) {
  const types = useCall('options.matterTypes', {});
  const { go } = useNavigation();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [editedId, setEditedId] = useState<string | null>(null);
  if (types.error && !types.data) return <CallFailure error={types.error} onRetry={() => types.refetch()} />;
  const type = types.data?.matterTypes.find(({ id }) => id === matterTypeId);
  if (!type) return null;
  const rows = type.categories.flatMap(rowsOf);
  const selected = rows.find(({ kind, id }) => kind === 'task' && id === selectedId)
    ? selectedId
    : (rows.find(({ kind }) => kind === 'task')?.id ?? null);

  return (
    <Page
      heading="Tasks"
      breadcrumb={[
        {
          label: 'Matter Types',
          onPress: () => go({ type: 'options', page: { kind: 'matter-types' } }),
        },
        { label: type.name },
      ]}
      isFlush
      toolbar={
        <Toolbar label="Tasks" end={<Text tone="muted">Enter edits the task</Text>}>
          <Button icon={Pencil} isDisabled={selected === null} onPress={() => setEditedId(selected)}>
            Edit Task
          </Button>
        </Toolbar>
      }
    >
      <VirtualList<Row>
        label="Task templates"
        columns={columns}
        items={rows}
        getId={({ id }) => id}
        isGroup={({ kind }) => kind === 'category'}
        selectedId={selected}
        onSelect={setSelectedId}
        onActivate={(row) => {
          if (row.kind === 'task') setEditedId(row.id);
        }}
        renderRow={(row) =>
          row.kind === 'category' ? (
            <Cell isWhole tone="strong">
              {row.name}
            </Cell>
          ) : (
            <>
              <Cell isRowHeader>{row.task.name}</Cell>
              <Cell>{row.task.preActivation ? 'Required' : ''}</Cell>
              <Cell align="end">{row.task.actions > 0 ? row.task.actions : ''}</Cell>
            </>
          )
        }
        empty={<EmptyState icon={ListChecks}>The tasks of this matter type will be listed here.</EmptyState>}
      />
      {editedId ? <EditTaskDialog templateId={editedId} onClose={() => setEditedId(null)} /> : null}
    </Page>
  );
}

function rowsOf({ id, name, tasks }: Category): Row[] {
  return [
    { kind: 'category', id, name },
    ...tasks.map((task) => ({ kind: 'task' as const, id: task.id, task })),
  ];
}
