import { FolderPlus } from 'lucide-react';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';

/** What stands in Find while the firm has no matter: the offer to load the sample firm. */
export function EmptyFirm({ isAdministrator }: { isAdministrator: boolean }) {
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
        <Stack gap={3} align="center">
          <Button
            variant="primary"
            autoFocus
            isPending={load.isPending || load.isSuccess}
            onPress={() => load.mutate({})}
          >
            Load the sample firm
          </Button>
          {load.error ? <InlineMessage tone="danger">{load.error.message}</InlineMessage> : null}
        </Stack>
      }
    >
      The firm's matters will be listed here. There is none yet. To try Clerkwell, load a made-up firm with
      fifteen matters; its people do not exist and its messages stay on this computer.
    </EmptyState>
  );
}
