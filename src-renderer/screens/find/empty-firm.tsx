import { Building2, FolderCog, FolderPlus } from 'lucide-react';
import { useAct } from '../../api.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';

/** What stands in Find while the firm has no matter: where to begin, and the offer to load the sample firm. */
export function EmptyFirm({ isAdministrator }: { isAdministrator: boolean }) {
  const { go } = useNavigation();
  const load = useAct('setup.loadSampleFirm');
  if (!isAdministrator) {
    return (
      <EmptyState icon={FolderPlus}>The firm's matters will be listed here. There is none yet.</EmptyState>
    );
  }
  return (
    <EmptyState
      icon={FolderPlus}
      action={
        <Stack direction="row" wrap justify="center">
          <Button
            variant="primary"
            autoFocus
            icon={Building2}
            onPress={() => go({ type: 'options', page: { kind: 'firm' } })}
          >
            Fill in the firm
          </Button>
          <Button icon={FolderCog} onPress={() => go({ type: 'options', page: { kind: 'matter-types' } })}>
            Set up matter types
          </Button>
          <Button icon={FolderPlus} onPress={() => go({ type: 'newMatter', isOpen: true })}>
            Open the first matter
          </Button>
        </Stack>
      }
      otherwise={{
        text: 'Or look round first, in a made-up firm with fifteen matters: its people do not exist, and its messages stay on this computer.',
        action: (
          <>
            <Button isPending={load.isPending || load.isSuccess} onPress={() => load.mutate({})}>
              Load the sample firm
            </Button>
            {load.error ? <InlineMessage tone="danger">{load.error.message}</InlineMessage> : null}
          </>
        ),
      }}
    >
      The firm's matters will be listed here. There is none yet. To begin: fill in the firm under Options,
      Firm; set up a matter type with its tasks under Options, Matter Types; then open the first matter.
    </EmptyState>
  );
}
