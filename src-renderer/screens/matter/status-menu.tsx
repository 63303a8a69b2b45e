import { CircleDot } from 'lucide-react';
import { useState } from 'react';
import type { MatterDetail } from '../../../src-shared/contract/matters.ts';
import { useAct } from '../../api.ts';
import { sayDatesMoved } from '../../app/deed-lines.tsx';
import { useNavigation } from '../../app/navigation.ts';
import { useShowDeed } from '../../app/outcome.ts';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { PendingTasks } from './pending-tasks.tsx';

type StatusType = MatterDetail['statusTypes'][number];

/** Changes the status of a matter; what stands in the way of activating it is listed. */
export function StatusMenu({ detail }: { detail: MatterDetail }) {
  const { go } = useNavigation();
  const showDeed = useShowDeed();
  const setStatus = useAct('matters.setStatus');
  const [asked, setAsked] = useState<StatusType | null>(null);
  const { id: matterId, statusTypes, statusTypeId } = detail;
  const refused = setStatus.error;

  function change({ id, name }: StatusType): void {
    setStatus.mutate(
      { matterId, statusTypeId: id },
      {
        onSuccess: ({ datesMoved }) => {
          setAsked(null);
          const sentence = datesMoved > 0 ? sayDatesMoved(datesMoved) : `${detail.reference} is changed.`;
          showDeed({ kind: 'done', title: `The status is “${name}”`, sentence });
        },
        onError: () => setAsked(null),
      },
    );
  }

  return (
    <>
      <MenuButton
        label="Change status"
        icon={CircleDot}
        items={statusTypes.map(({ id, name }) => ({ id, label: name, isChecked: id === statusTypeId }))}
        onAction={(id) => {
          const chosen = statusTypes.find((type) => type.id === id);
          if (!chosen || chosen.id === statusTypeId) return;
          if (isClosing(chosen)) setAsked(chosen);
          else change(chosen);
        }}
      />
      {asked ? (
        <ConfirmDialog
          isOpen
          onClose={() => setAsked(null)}
          title={`Change the status to “${asked.name}”?`}
          confirm={{
            label: 'Change the status',
            onPress: () => change(asked),
            isPending: setStatus.isPending,
          }}
        >
          {`While ${detail.reference} is “${asked.name}”, no text or email leaves it. Messages that wait will not be sent.`}
        </ConfirmDialog>
      ) : null}
      {refused ? (
        <Dialog
          isOpen
          size="small"
          onClose={() => setStatus.reset()}
          title="The status was not changed"
          confirm={
            refused.code === 'pre_activation'
              ? {
                  label: 'Show the task',
                  onPress: () => {
                    setStatus.reset();
                    go({ type: 'showMatter', matterId, tab: 'progress', intent: { kind: 'blocker' } });
                  },
                }
              : undefined
          }
          cancelLabel="Close"
        >
          {refused.code === 'pre_activation' ? (
            <PendingTasks names={Object.values(refused.details)} />
          ) : (
            refused.message
          )}
        </Dialog>
      ) : null}
    </>
  );
}

function isClosing({ kind }: StatusType): boolean {
  return kind === 'cancelled' || kind === 'archived';
}
