import { Plus, TextCursorInput } from 'lucide-react';
import { useState } from 'react';
import type { CustomFieldOptions, MatterTypeOptions } from '../../../src-shared/contract/options.ts';
import { callApi } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { FieldDialog } from './field-dialog.tsx';
import { fieldTypeWords } from './field-words.ts';
import { OrderedList } from './ordered-list.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const columns: readonly Column[] = [
  { id: 'label', heading: 'Label', width: 'minmax(0, 1fr)' },
  { id: 'type', heading: 'Type', width: '96px' },
  { id: 'choices', heading: 'Choices', width: 'minmax(0, 1fr)' },
  { id: 'key', heading: 'Token', width: 'minmax(0, 1fr)' },
];

/** What the firm wants to know of a matter of this type beyond what every matter has. */
export function FieldsTab({ type }: { type: MatterTypeOptions }) {
  const [edited, setEdited] = useState<CustomFieldOptions | 'new' | null>(null);
  const [deleted, setDeleted] = useState<CustomFieldOptions | null>(null);
  const [focusOn, setFocusOn] = useState<{ id: string } | null>(null);
  return (
    <>
      <OrderedList
        label="Fields"
        columns={columns}
        items={type.fields}
        focusOn={focusOn}
        onAdd={() => setEdited('new')}
        onEdit={setEdited}
        onDelete={setDeleted}
        move={(fieldId, toIndex) => callApi('options.moveField', { fieldId, toIndex })}
        renderRow={({ label, type: of, choices, key }) => (
          <>
            <Cell isRowHeader>{label}</Cell>
            <Cell>{fieldTypeWords[of]}</Cell>
            <Cell>{choices.join(', ')}</Cell>
            <Cell tone="muted">{`field.${key}`}</Cell>
          </>
        )}
        empty={
          <EmptyState
            icon={TextCursorInput}
            action={
              <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
                Add the first
              </Button>
            }
          >
            Fields of your own will be listed here, such as “Ground rent”. Each is a token for texts and
            conditions.
          </EmptyState>
        }
      />
      {edited ? (
        <FieldDialog
          matterTypeId={type.id}
          stored={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={(id) => setFocusOn({ id })}
        />
      ) : null}
      {deleted ? (
        <RemoveDialog
          title={`Delete the field “${deleted.label}”?`}
          remove={() => callApi('options.removeField', { fieldId: deleted.id })}
          onClose={() => setDeleted(null)}
        >
          A field can be deleted while nothing uses it and no matter has a value in it.
        </RemoveDialog>
      ) : null}
    </>
  );
}
