import { CircleDot } from 'lucide-react';
import { useState } from 'react';
import type { MatterTypeOptions, StatusTypeOptions } from '../../../src-shared/contract/options.ts';
import { callApi } from '../../api.ts';
import { StatusChip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { OrderedList } from './ordered-list.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { StatusTypeDialog } from './status-type-dialog.tsx';

const columns: readonly Column[] = [
  { id: 'name', heading: 'Name', width: 'minmax(0, 1fr)' },
  { id: 'kind', heading: 'Kind', width: '160px' },
];

/** The statuses a matter of the type can have, each of one of four kinds. */
export function StatusTypesTab({ type }: { type: MatterTypeOptions }) {
  const [edited, setEdited] = useState<StatusTypeOptions | 'new' | null>(null);
  const [deleted, setDeleted] = useState<StatusTypeOptions | null>(null);
  const [focusOn, setFocusOn] = useState<{ id: string } | null>(null);
  return (
    <>
      <OrderedList
        label="Status Types"
        columns={columns}
        items={type.statusTypes}
        focusOn={focusOn}
        onAdd={() => setEdited('new')}
        onEdit={setEdited}
        onDelete={setDeleted}
        move={(statusTypeId, toIndex) => callApi('options.moveStatusType', { statusTypeId, toIndex })}
        renderRow={({ name, kind }) => (
          <>
            <Cell isRowHeader>{name}</Cell>
            <Cell>
              <StatusChip kind={kind} />
            </Cell>
          </>
        )}
        empty={
          <EmptyState icon={CircleDot}>The statuses of the type’s matters will be listed here.</EmptyState>
        }
      />
      {edited ? (
        <StatusTypeDialog
          matterTypeId={type.id}
          statusType={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={(id) => setFocusOn({ id })}
        />
      ) : null}
      {deleted ? (
        <RemoveDialog
          title={`Delete the status “${deleted.name}”?`}
          remove={() => callApi('options.removeStatusType', { statusTypeId: deleted.id })}
          onClose={() => setDeleted(null)}
        >
          A status can be deleted while no matter has it, nothing sets it, and another of its kind is left.
        </RemoveDialog>
      ) : null}
    </>
  );
}
