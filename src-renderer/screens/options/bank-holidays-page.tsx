import { CalendarDays, CalendarPlus, CircleMinus, Plus, RefreshCw, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Jurisdiction } from '../../../src-shared/domain/working-days.ts';
import { dayOf, formatDay, systemClock } from '../../../src-shared/time.ts';
import { callApi, useAct, useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { countOf } from '../../app/count-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { Text } from '../../ui/text.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { BankHolidayDialog } from './bank-holiday-dialog.tsx';
import { BankHolidayNotes } from './bank-holiday-notes.tsx';
import { type HolidayRow, holidayRows } from './bank-holiday-rows.ts';
import { NationBar } from './nation-bar.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

type HolidayDay = Extract<HolidayRow, { kind: 'day' }>;

const columns: readonly Column[] = [
  { id: 'day', heading: 'Day', width: '160px' },
  { id: 'name', heading: 'Name', width: 'minmax(0, 1fr)' },
  { id: 'state', heading: '', label: 'Added or removed', width: '128px' },
];

/** Options > Bank Holidays: the days that do not count as working days. */
export function BankHolidaysPage() {
  const [of, setOf] = useState<Jurisdiction | null>(null);
  const [showsPast, setShowsPast] = useState(false);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<HolidayDay | null>(null);
  const [focusRequest, setFocusRequest] = useState<{ id: string } | null>(null);
  const list = useCall('options.bankHolidays', { of }, { keepPrevious: true });
  const own = useCall('options.bankHolidays', { of: null });
  const refresh = useAct('options.refreshBankHolidays');
  const putBack = useAct('options.restoreBankHoliday');
  if (list.error && !list.data) return <CallFailure error={list.error} onRetry={() => list.refetch()} />;
  if (!list.data || !own.data) return null;

  const today = dayOf(systemClock.now());
  const firmNation = own.data.jurisdiction;
  const nation = of ?? firmNation;
  const rows = holidayRows(list.data, showsPast ? '0000' : today.slice(0, 4));
  const days = rows.filter((row): row is HolidayDay => row.kind === 'day');
  const selected = days.find(({ id }) => id === selectedId) ?? days.find(({ id }) => id >= today) ?? days[0];
  const isRemoved = selected?.state === 'removed';

  return (
    <Page
      heading="Bank Holidays"
      description={`The list goes to ${formatDay(list.data.until, 'd MMMM yyyy')}. After it only weekends are left out, and a target date counted past it is marked.`}
      isFlush
      toolbar={
        <>
          <NationBar {...{ nation, firmNation, showsPast }} onNation={setOf} onShowsPast={setShowsPast} />
          <Toolbar label="Bank holidays">
            <Button icon={Plus} onPress={() => setAdding(true)}>
              Add
            </Button>
            <Button
              icon={Trash2}
              isDisabled={!selected || isRemoved}
              onPress={() => setRemoved(selected ?? null)}
            >
              Remove
            </Button>
            <Button
              icon={RotateCcw}
              isDisabled={!isRemoved}
              isPending={putBack.isPending}
              onPress={() => {
                if (!selected) return;
                putBack.mutate({ of: nation, day: selected.id });
                // The button stops answering and would lose the focus.
                setFocusRequest({ id: selected.id });
              }}
            >
              Put back
            </Button>
            <Button icon={RefreshCw} isPending={refresh.isPending} onPress={() => refresh.mutate({})}>
              Refresh
            </Button>
          </Toolbar>
          <BankHolidayNotes
            until={list.data.until}
            today={today}
            added={refresh.data?.added ?? null}
            problem={refresh.error?.message ?? putBack.error?.message ?? null}
          />
        </>
      }
    >
      <VirtualList<HolidayRow>
        label="Bank holidays"
        columns={columns}
        items={rows}
        getId={({ id }) => id}
        isGroup={({ kind }) => kind === 'year'}
        isMuted={(row) => row.kind === 'day' && row.state === 'removed'}
        selectedId={selected?.id ?? null}
        onSelect={setSelectedId}
        focusRequest={focusRequest}
        renderRow={(row) => (row.kind === 'year' ? <YearCell {...row} /> : <DayCells {...row} />)}
        empty={
          <EmptyState icon={CalendarDays}>
            The bank holidays will be listed here. Refresh fetches them.
          </EmptyState>
        }
      />
      {isAdding ? (
        <BankHolidayDialog
          of={nation}
          onClose={() => setAdding(false)}
          onSaved={(day) => {
            if (day < `${today.slice(0, 4)}-01-01`) setShowsPast(true);
            setFocusRequest({ id: day });
          }}
        />
      ) : null}
      {removed ? (
        <RemoveDialog
          title={`Remove ${removed.name}, ${formatDay(removed.id, 'd MMMM yyyy')}?`}
          label="Remove"
          remove={() => callApi('options.removeBankHoliday', { of: nation, day: removed.id })}
          onClose={() => setRemoved(null)}
        >
          {`It then counts as a working day unless it is a weekend, and outstanding target dates move. ${removed.state === 'added' ? 'To have it again, add it again.' : 'You can put it back.'}`}
        </RemoveDialog>
      ) : null}
    </Page>
  );
}

function YearCell({ id, count }: { id: string; count: number }) {
  return (
    <Cell isWhole tone="strong">
      <Text>{id}</Text>
      <Text tone="muted">{countOf(count, 'bank holiday')}</Text>
    </Cell>
  );
}

const states = {
  bundled: null,
  added: { icon: CalendarPlus, word: 'Added' },
  removed: { icon: CircleMinus, word: 'Removed' },
} as const;

function DayCells({ id, name, state }: HolidayDay) {
  const shown = states[state];
  return (
    <>
      <Cell>{formatDay(id, 'EEE d MMM yyyy')}</Cell>
      <Cell isRowHeader>{name}</Cell>
      <Cell>
        {shown ? (
          <>
            <Icon icon={shown.icon} size={14} tone="muted" />
            <Text>{shown.word}</Text>
          </>
        ) : null}
      </Cell>
    </>
  );
}
