import { useState } from 'react';
import { useAct, useCall } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { TextArea } from '../../ui/text-field.tsx';

/** For administrators: lets a contact who asked for no more texts be sent texts again, with a reason. */
export function AllowTextsAgain({ contactId, name }: { contactId: string; name: string }) {
  const session = useCall('session.current', {});
  const [isOpen, setOpen] = useState(false);
  if (session.data?.user.role !== 'administrator') return null;
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        Allow texts again
      </Button>
      {isOpen ? <ReasonDialog {...{ contactId, name }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReasonDialog(props: { contactId: string; name: string; onClose: () => void }) {
  const { contactId, name, onClose } = props;
  const clear = useAct('people.clearOptOut');
  const [reason, setReason] = useState('');
  const [isEmptyShown, setEmptyShown] = useState(false);
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      isDirty={reason.trim() !== ''}
      title="Allow texts again?"
      confirm={{
        label: 'Allow texts',
        isPending: clear.isPending,
        onPress: () => {
          if (reason.trim() === '') setEmptyShown(true);
          else clear.mutate({ contactId, reason }, { onSuccess: onClose });
        },
      }}
      error={clear.error?.message}
    >
      <Stack gap={3}>
        <Text as="p">
          {`${name} asked for no more texts. Allow them only if they have said since that they want them; the audit log keeps the reason with your name.`}
        </Text>
        <Text as="p">
          The provider may go on refusing texts to this number until START is texted from it to the firm.
        </Text>
        <TextArea
          label="Reason"
          rows={3}
          autoFocus
          maxLength={500}
          value={reason}
          onChange={(typed) => {
            setReason(typed);
            setEmptyShown(false);
          }}
          error={isEmptyShown ? 'Type the reason.' : undefined}
        />
      </Stack>
    </Dialog>
  );
}
