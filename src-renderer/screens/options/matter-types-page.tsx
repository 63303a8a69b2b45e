import {
  Archive,
  ArchiveRestore,
  Copy,
  Download,
  FolderCog,
  FolderOpen,
  PencilLine,
  Plus,
} from 'lucide-react';
import { useState } from 'react';
import type { MatterTypeRow } from '../../../src-shared/contract/options.ts';
import { callApi, useAct, useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { useNavigation } from '../../app/navigation.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { ListNote } from '../../ui/list-note.tsx';
import { Page } from '../../ui/page.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { Text } from '../../ui/text.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { downloadText } from './download-text.ts';
import { FaultCount } from './fault-count.tsx';
import { ImportMatterType } from './import-matter-type.tsx';
import { type MatterTypeDeed, MatterTypeDialog } from './matter-type-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const columns: readonly Column[] = [
  { id: 'name', heading: 'Name', width: 'minmax(0, 1fr)' },
  { id: 'categories', heading: 'Categories', width: '72px', align: 'end' },
  { id: 'tasks', heading: 'Tasks', width: '48px', align: 'end' },
  { id: 'matters', heading: 'Open matters', width: '88px', align: 'end' },
  { id: 'faults', heading: 'Faults', width: '72px' },
];

/** Options > Matter Types: the kinds of work the firm does; Enter opens one. */
export function MatterTypesPage() {
  const types = useCall('options.matterTypes', {});
  const { go } = useNavigation();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [focusRequest, setFocusRequest] = useState<{ id: string } | null>(null);
  const [deed, setDeed] = useState<MatterTypeDeed | null>(null);
  const [retiring, setRetiring] = useState<MatterTypeRow | null>(null);
  const bringBack = useAct('options.retireMatterType');
  const exporting = useAct('options.exportMatterType');
  if (types.error && !types.data) return <CallFailure error={types.error} onRetry={() => types.refetch()} />;
  const rows = types.data?.matterTypes ?? [];
  const selected = rows.find(({ id }) => id === selectedId) ?? rows[0];
  const open = (matterTypeId: string): void =>
    go({ type: 'options', page: { kind: 'matter-type', matterTypeId } });
  const failure = bringBack.error ?? exporting.error;

  return (
    <Page
      heading="Matter Types"
      isFlush
      actions={
        <>
          <Button
            icon={Download}
            isDisabled={!selected}
            isPending={exporting.isPending}
            onPress={() =>
              selected &&
              exporting.mutate(
                { matterTypeId: selected.id },
                { onSuccess: ({ fileName, json }) => downloadText(fileName, json) },
              )
            }
          >
            Export
          </Button>
          <ImportMatterType onOpen={open} />
        </>
      }
      toolbar={
        <Toolbar label="Matter types">
          <Button icon={FolderOpen} isDisabled={!selected} onPress={() => selected && open(selected.id)}>
            Open
          </Button>
          <Button icon={Plus} onPress={() => setDeed({ kind: 'add' })}>
            Add
          </Button>
          <Button
            icon={Copy}
            isDisabled={!selected}
            onPress={() => selected && setDeed({ kind: 'copy', type: selected })}
          >
            Copy
          </Button>
          <Button
            icon={PencilLine}
            isDisabled={!selected}
            onPress={() => selected && setDeed({ kind: 'rename', type: selected })}
          >
            Rename
          </Button>
          {selected?.retired ? (
            <Button
              icon={ArchiveRestore}
              isPending={bringBack.isPending}
              onPress={() => bringBack.mutate({ matterTypeId: selected.id, retired: false })}
            >
              Bring back
            </Button>
          ) : (
            <Button icon={Archive} isDisabled={!selected} onPress={() => setRetiring(selected ?? null)}>
              Retire
            </Button>
          )}
        </Toolbar>
      }
    >
      {failure ? (
        <ListNote>
          <InlineMessage tone="danger">{failure.message}</InlineMessage>
        </ListNote>
      ) : null}
      {types.data ? (
        <VirtualList
          label="Matter types"
          columns={columns}
          items={rows}
          getId={({ id }) => id}
          selectedId={selected?.id ?? null}
          onSelect={setSelectedId}
          focusRequest={focusRequest}
          isMuted={({ retired }) => retired}
          onActivate={({ id }) => open(id)}
          renderRow={(type) => <MatterTypeCells type={type} />}
          empty={
            <EmptyState
              icon={FolderCog}
              action={
                <Button variant="primary" icon={Plus} onPress={() => setDeed({ kind: 'add' })}>
                  Add the first
                </Button>
              }
            >
              The kinds of work your firm does will be listed here, such as Purchase and Sale.
            </EmptyState>
          }
        />
      ) : null}
      {deed ? (
        <MatterTypeDialog
          deed={deed}
          onClose={() => setDeed(null)}
          onSaved={(id) => setFocusRequest({ id })}
        />
      ) : null}
      {retiring ? (
        <RemoveDialog
          title={`Retire “${retiring.name}”?`}
          label="Retire"
          onClose={() => setRetiring(null)}
          remove={() => callApi('options.retireMatterType', { matterTypeId: retiring.id, retired: true })}
        >
          {`No new matter can be of this type. ${sayMatters(retiring.openMatters)} You can bring it back at any time.`}
        </RemoveDialog>
      ) : null}
    </Page>
  );
}

function sayMatters(open: number): string {
  if (open === 0) return 'No open matter is of it.';
  return open === 1 ? 'Its one open matter goes on as it is.' : `Its ${open} open matters go on as they are.`;
}

function MatterTypeCells({ type }: { type: MatterTypeRow }) {
  return (
    <>
      <Cell isRowHeader title={type.name}>
        <Text isTruncated>{type.name}</Text>
        {type.retired ? (
          <>
            <Icon icon={Archive} size={14} tone="muted" />
            <Text>retired</Text>
          </>
        ) : null}
      </Cell>
      <Cell align="end">{type.categories}</Cell>
      <Cell align="end">{type.tasks}</Cell>
      <Cell align="end">{type.openMatters}</Cell>
      <Cell>
        <FaultCount count={type.faults} />
      </Cell>
    </>
  );
}
