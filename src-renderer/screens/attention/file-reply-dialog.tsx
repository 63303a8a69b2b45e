import { useState } from 'react';
import type { ReplyRow } from '../../../src-shared/contract/replies.ts';
import { useAct, useCall } from '../../api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { MatterPicker, type PickedMatter } from '../options/template/matter-picker.tsx';

/** Nobody is chosen: it stays with whoever has the number. */
const notKnown = 'not-known';

/** Puts a reply of the tray on a matter, and says whose it is where that is known. */
export function FileReplyDialog(props: { reply: ReplyRow; onClose: () => void; onFiled: () => void }) {
  const { reply, onClose, onFiled } = props;
  const [matter, setMatter] = useState<PickedMatter | null>(null);
  const [whose, setWhose] = useState(notKnown);
  const [isMissingShown, setMissingShown] = useState(false);
  const detail = useCall('matters.get', { matterId: matter?.id ?? '' }, { enabled: matter !== null });
  const file = useAct('replies.file');
  const people = new Map(
    detail.data?.parties.map(({ contactId, name, mobile }) => [contactId, { name, mobile }]),
  );

  function submit(): void {
    if (!matter) {
      setMissingShown(true);
      return;
    }
    const contactId = whose === notKnown ? null : whose;
    file.mutate(
      { replyId: reply.id, matterId: matter.id, contactId },
      {
        onSuccess: () => {
          onClose();
          onFiled();
        },
      },
    );
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="File on a matter"
      confirm={{ label: 'File it', onPress: submit, isPending: file.isPending }}
      error={file.error?.message ?? detail.error?.message}
    >
      <Stack gap={3} align="start">
        <Text>{`From ${[reply.name, reply.number].filter(Boolean).join(', ')}`}</Text>
        <Text as="pre">{reply.text}</Text>
        <MatterPicker
          matter={matter}
          onChange={(picked) => {
            setMatter(picked);
            setWhose(notKnown);
            setMissingShown(false);
          }}
        />
        {isMissingShown ? <InlineMessage tone="danger">Choose the matter.</InlineMessage> : null}
        {matter ? (
          <Select
            label="Whose reply it is"
            options={[
              { id: notKnown, label: reply.name ? `${reply.name}, whose number it is` : 'Not known' },
              ...[...people].map(([id, { name, mobile }]) => ({
                id,
                label: name,
                description: mobile ?? 'No mobile',
              })),
            ]}
            value={whose}
            onChange={setWhose}
          />
        ) : null}
        {whose !== notKnown && reply.meaning === 'stop' ? (
          <InlineMessage tone="warning">
            {`They answered STOP: no more texts will go to ${people.get(whose)?.name ?? 'them'}.`}
          </InlineMessage>
        ) : null}
      </Stack>
    </Dialog>
  );
}
