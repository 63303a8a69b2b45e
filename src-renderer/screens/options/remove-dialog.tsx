import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiError } from '../../api.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { TextList } from '../../ui/text-list.tsx';
import { splitRefusal } from './split-refusal.ts';

type RemoveDialogProps = {
  /** The question: "Delete the category “File Opening”?" */
  title: string;
  /** What becomes of what uses it, and whether it can be taken back. */
  children: ReactNode;
  label?: string;
  remove: () => Promise<unknown>;
  onClose: () => void;
  onRemoved?: () => void;
};

/** Asks before something is taken away, with Cancel as the default. What still uses it is listed. */
export function RemoveDialog(props: RemoveDialogProps) {
  const { title, children, label = 'Delete', remove, onClose, onRemoved } = props;
  const removal = useMutation<unknown, ApiError>({ mutationFn: remove });
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={title}
      isDestructive
      confirm={{
        label,
        isPending: removal.isPending,
        onPress: () =>
          removal.mutate(undefined, {
            onSuccess: () => {
              onClose();
              onRemoved?.();
            },
          }),
      }}
      error={removal.error ? <Refusal error={removal.error} /> : undefined}
    >
      {children}
    </ConfirmDialog>
  );
}

/** Why main refused, and the places it named. */
export function Refusal({ error }: { error: ApiError }) {
  const places = error.code === 'in_use' ? Object.values(error.details) : [];
  const said = splitRefusal(error.message, places);
  return (
    <Stack gap={1}>
      <Text>{said.before}</Text>
      {said.places.length > 0 ? <TextList label="Where it is used" items={said.places} /> : null}
      {said.after === '' ? null : <Text>{said.after}</Text>}
    </Stack>
  );
}
