import type { ReactNode } from 'react';
import type { ApiError } from '../../api.ts';
import { Dialog, type DialogProps } from '../../ui/dialog.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Refusal } from './remove-dialog.tsx';

type RecordDialogProps = {
  title: string;
  children: ReactNode;
  size?: DialogProps['size'];
  label?: string;
  onClose: () => void;
  /** From `useRecordForm`. */
  record: {
    submit: () => Promise<void>;
    error: ApiError | null;
    theirs: string | null;
    isPending: boolean;
    isDirty: boolean;
  };
};

/** A dialog with the fields of one record: Save, what went wrong, and what somebody else saved meanwhile. */
export function RecordDialog(props: RecordDialogProps) {
  const { title, children, size, label = 'Save', onClose, record } = props;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDirty={record.isDirty}
      title={title}
      size={size}
      confirm={{ label, isPending: record.isPending, onPress: record.submit }}
      error={record.error ? <Refusal error={record.error} /> : undefined}
    >
      <Stack gap={3}>
        {children}
        {record.theirs === null ? null : (
          <InlineMessage tone="warning">{`The other administrator saved: ${record.theirs}`}</InlineMessage>
        )}
      </Stack>
    </Dialog>
  );
}
