import { FolderPlus, FolderSearch } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { MatterRow } from '../../../src-shared/contract/matters.ts';
import { usePages } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { useNavigation } from '../../app/navigation.ts';
import { Button } from '../../ui/button.tsx';
import { StatusChip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { FilterBar } from '../../ui/toolbar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { EmptyFirm } from './empty-firm.tsx';

const pageSize = 60;

const columns: readonly Column[] = [
  { id: 'reference', heading: 'Reference', width: '104px' },
  { id: 'clients', heading: 'Clients', width: 'minmax(0, 3fr)' },
  { id: 'subject', heading: 'Property or subject', width: 'minmax(0, 3fr)' },
  { id: 'type', heading: 'Type', width: '88px' },
  { id: 'status', heading: 'Status', width: 'minmax(116px, 1.2fr)' },
  { id: 'feeEarner', heading: 'Fee earner', width: 'minmax(0, 1.2fr)' },
];

/** Every matter, and the ones that hold all the words typed. */
export function FindScreen(props: { isFirmEmpty: boolean; isAdministrator: boolean }) {
  const { navigation, go } = useNavigation();
  const text = navigation.findText;
  const [focusRequest, setFocusRequest] = useState<{ id: string } | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const found = usePages('matters.find', { text: text.slice(0, 200) }, pageSize);
  const matters = found.data?.pages.flatMap((page) => page.matters) ?? [];
  const first = matters[0];
  /** Enter was pressed before the answer to the text was there: its first matter opens when it comes. */
  const [isFirstWanted, setFirstWanted] = useState(false);
  const isAnswered = found.isSuccess && !found.isPlaceholderData;
  const open = (matter: MatterRow): void => go({ type: 'openMatter', matter });

  useEffect(() => {
    if (!isFirstWanted || !(isAnswered || found.isError)) return;
    setFirstWanted(false);
    if (isAnswered && first) go({ type: 'openMatter', matter: first });
  }, [isFirstWanted, isAnswered, found.isError, first, go]);

  const newMatter = (
    <Button icon={FolderPlus} shortcut="Mod+N" onPress={() => go({ type: 'newMatter', isOpen: true })}>
      New matter
    </Button>
  );

  if (props.isFirmEmpty) {
    return (
      <Page heading="Matters" actions={newMatter}>
        <EmptyFirm isAdministrator={props.isAdministrator} />
      </Page>
    );
  }
  return (
    <Page
      heading="Matters"
      actions={newMatter}
      isFlush
      toolbar={
        <FilterBar label="Find matters">
          <SearchField
            ref={search}
            label="Find a matter"
            placeholder="Reference, client, property, fee earner, type or status"
            value={text}
            onChange={(next) => {
              setFirstWanted(false);
              go({ type: 'findText', text: next });
            }}
            onSubmit={() => setFirstWanted(true)}
            onArrowDown={() => {
              if (first) setFocusRequest({ id: first.id });
            }}
            autoFocus
          />
        </FilterBar>
      }
    >
      {found.error ? <CallFailure error={found.error} onRetry={() => found.refetch()} /> : null}
      {found.data ? (
        <VirtualList
          label="Matters"
          columns={columns}
          items={matters}
          getId={({ id }) => id}
          focusRequest={focusRequest}
          onActivate={open}
          onEndReached={() => {
            if (found.hasNextPage) found.fetchNextPage();
          }}
          renderRow={(matter) => <MatterCells matter={matter} />}
          empty={
            <EmptyState icon={FolderSearch}>
              {`No matter fits “${text}”. Try fewer letters, or only a surname or a street.`}
            </EmptyState>
          }
        />
      ) : null}
    </Page>
  );
}

function MatterCells({ matter }: { matter: MatterRow }) {
  return (
    <>
      <Cell isRowHeader>{matter.reference}</Cell>
      <Cell tone="strong">{matter.clients}</Cell>
      <Cell>{matter.subject}</Cell>
      <Cell>{matter.typeName}</Cell>
      <Cell>
        <StatusChip kind={matter.status.kind} label={matter.status.name} />
      </Cell>
      <Cell>{matter.feeEarner}</Cell>
    </>
  );
}
