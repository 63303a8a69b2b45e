import { Pencil, Plus, UserCheck, UserRound, UsersRound, UserX } from 'lucide-react';
import { useState } from 'react';
import type { UserOptions } from '../../../src-shared/contract/users.ts';
import { callApi, useAct, useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { countOf } from '../../app/count-words.ts';
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
import { RemoveDialog } from './remove-dialog.tsx';
import { roleWords, UserDialog } from './user-dialog.tsx';

const columns: readonly Column[] = [
  { id: 'name', heading: 'Name', width: 'minmax(0, 1fr)' },
  { id: 'state', heading: '', label: 'You, or inactive', width: '80px' },
  { id: 'initials', heading: 'Initials', width: '64px' },
  { id: 'role', heading: 'Role', width: '104px' },
  { id: 'matters', heading: 'Open matters', width: '88px', align: 'end' },
];

/** Options > Users: who works here. They are made inactive, never deleted: their initials stay beside what they did. */
export function UsersPage() {
  const list = useCall('options.users', {});
  const session = useCall('session.current', {});
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [focusRequest, setFocusRequest] = useState<{ id: string } | null>(null);
  const [edited, setEdited] = useState<UserOptions | 'new' | null>(null);
  const [leaving, setLeaving] = useState<UserOptions | null>(null);
  const comeBack = useAct('options.setUserActive');
  if (list.error && !list.data) return <CallFailure error={list.error} onRetry={() => list.refetch()} />;
  const users = list.data?.users ?? [];
  const selected = users.find(({ id }) => id === selectedId) ?? users[0];

  return (
    <Page
      heading="Users"
      description="Users are made inactive, never deleted: their initials stay beside what they did."
      isFlush
      toolbar={
        <Toolbar label="Users">
          <Button icon={Plus} onPress={() => setEdited('new')}>
            Add
          </Button>
          <Button icon={Pencil} isDisabled={!selected} onPress={() => setEdited(selected ?? null)}>
            Edit
          </Button>
          {selected && !selected.active ? (
            <Button
              icon={UserCheck}
              isPending={comeBack.isPending}
              onPress={() => comeBack.mutate({ userId: selected.id, active: true })}
            >
              Make active
            </Button>
          ) : (
            <Button icon={UserX} isDisabled={!selected} onPress={() => setLeaving(selected ?? null)}>
              Make inactive
            </Button>
          )}
        </Toolbar>
      }
    >
      {comeBack.error ? (
        <ListNote>
          <InlineMessage tone="danger">{comeBack.error.message}</InlineMessage>
        </ListNote>
      ) : null}
      {list.data ? (
        <VirtualList
          label="Users"
          columns={columns}
          items={users}
          getId={({ id }) => id}
          selectedId={selected?.id ?? null}
          onSelect={setSelectedId}
          focusRequest={focusRequest}
          isMuted={({ active }) => !active}
          onActivate={setEdited}
          renderRow={(user) => <UserCells user={user} isYou={user.id === session.data?.user.id} />}
          empty={<EmptyState icon={UsersRound}>The people who work here will be listed here.</EmptyState>}
        />
      ) : null}
      {edited ? (
        <UserDialog
          user={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={(id) => setFocusRequest({ id })}
        />
      ) : null}
      {leaving ? (
        <RemoveDialog
          title={`Make ${leaving.name} inactive?`}
          label="Make inactive"
          remove={() => callApi('options.setUserActive', { userId: leaving.id, active: false })}
          onClose={() => setLeaving(null)}
        >
          {`${sayMatters(leaving.openMatters)} No new matter can be given to an inactive user. The initials ${leaving.initials} stay beside what was done. You can make the user active again at any time.`}
        </RemoveDialog>
      ) : null}
    </Page>
  );
}

function sayMatters(open: number): string {
  if (open === 0) return 'No open matter has this fee earner.';
  const [keep, them] = open === 1 ? ['keeps', 'it'] : ['keep', 'them'];
  return `${countOf(open, 'open matter')} ${keep} this fee earner until you give ${them} to somebody else, in Details.`;
}

const states = {
  you: { icon: UserRound, word: 'You' },
  inactive: { icon: UserX, word: 'Inactive' },
} as const;

function UserCells({ user, isYou }: { user: UserOptions; isYou: boolean }) {
  const state = isYou ? states.you : user.active ? null : states.inactive;
  return (
    <>
      <Cell isRowHeader>{user.name}</Cell>
      <Cell>
        {state ? (
          <>
            <Icon icon={state.icon} size={14} tone="muted" />
            <Text tone="muted">{state.word}</Text>
          </>
        ) : null}
      </Cell>
      <Cell>{user.initials}</Cell>
      <Cell>{roleWords[user.role].label}</Cell>
      <Cell align="end">{user.openMatters}</Cell>
    </>
  );
}
