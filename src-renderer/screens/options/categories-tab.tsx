import { Eye, ListTree, Lock, Plus } from 'lucide-react';
import { useState } from 'react';
import type { CategoryOptions, MatterTypeOptions } from '../../../src-shared/contract/options.ts';
import { callApi } from '../../api.ts';
import { countOf } from '../../app/count-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { Text } from '../../ui/text.tsx';
import { CategoryDialog } from './category-dialog.tsx';
import { FaultCount } from './fault-count.tsx';
import { OrderedList } from './ordered-list.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const columns: readonly Column[] = [
  { id: 'name', heading: 'Name', width: 'minmax(0, 1fr)' },
  { id: 'tasks', heading: 'Tasks', width: '56px', align: 'end' },
  { id: 'visibility', heading: 'Visibility', width: '208px' },
  { id: 'faults', heading: 'Faults', width: '72px' },
];

/** The headings under which the tasks of a matter type stand on the Progress screen. */
export function CategoriesTab({ type }: { type: MatterTypeOptions }) {
  const [edited, setEdited] = useState<CategoryOptions | 'new' | null>(null);
  const [deleted, setDeleted] = useState<CategoryOptions | null>(null);
  const [focusOn, setFocusOn] = useState<{ id: string } | null>(null);
  return (
    <>
      <OrderedList
        label="Task Categories"
        columns={columns}
        items={type.categories}
        isLocked={({ system }) => system}
        focusOn={focusOn}
        faultsOf={({ name, faults }) =>
          faults.length > 0 ? [`“${name}” is not shown on any matter:`, ...faults] : []
        }
        onAdd={() => setEdited('new')}
        onEdit={setEdited}
        onDelete={setDeleted}
        move={(categoryId, toIndex) => callApi('options.moveCategory', { categoryId, toIndex })}
        renderRow={(category) => <CategoryCells category={category} />}
        empty={
          <EmptyState
            icon={ListTree}
            action={
              <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
                Add the first
              </Button>
            }
          >
            The headings of the Progress screen will be listed here, such as File Opening.
          </EmptyState>
        }
      />
      {edited ? (
        <CategoryDialog
          matterTypeId={type.id}
          category={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={(id) => setFocusOn({ id })}
        />
      ) : null}
      {deleted ? (
        <RemoveDialog
          title={`Delete the category “${deleted.name}”?`}
          remove={() => callApi('options.removeCategory', { categoryId: deleted.id })}
          onClose={() => setDeleted(null)}
        >
          A category can be deleted while it has no tasks, here and on matters.
        </RemoveDialog>
      ) : null}
    </>
  );
}

function CategoryCells({ category }: { category: CategoryOptions }) {
  const { name, tasks, visibility, system, faults } = category;
  return (
    <>
      <Cell isRowHeader>{name}</Cell>
      <Cell align="end">{tasks.length}</Cell>
      <Cell>
        {system ? (
          <>
            <Icon icon={Lock} size={14} tone="muted" />
            <Text>Locked: made by the program</Text>
          </>
        ) : visibility.length > 0 ? (
          <>
            <Icon icon={Eye} size={14} tone="muted" />
            <Text>{`On ${countOf(visibility.length, 'condition')}`}</Text>
          </>
        ) : (
          'Always'
        )}
      </Cell>
      <Cell title={faults.join(' ')}>
        <FaultCount count={faults.length} />
      </Cell>
    </>
  );
}
