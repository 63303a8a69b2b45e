import { useState } from 'react';
import { formatDay } from '../../src-shared/time.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Select } from './select.tsx';
import { Stack } from './stack.tsx';
import { Switch } from './switch.tsx';
import { Text } from './text.tsx';
import { TextField } from './text-field.tsx';
import { type PillToken, sampleDay } from './token-extensions.ts';
import { printFilters, readFilters, usualDate } from './token-filters.ts';

const patterns = [
  usualDate,
  'EEEE d MMMM yyyy',
  'EEEE d MMMM',
  'd MMM yyyy',
  'dd/MM/yyyy',
  'MMMM yyyy',
  'EEEE',
];

type TokenFormatDialogProps = {
  token: PillToken;
  filters: string;
  onClose: () => void;
  onChange: (filters: string) => void;
  onRemove: () => void;
};

/** How a token is written: a date's form, capitals, and what stands there when it is empty. */
export function TokenFormatDialog({ token, filters, onClose, onChange, onRemove }: TokenFormatDialogProps) {
  const read = readFilters(filters);
  const [format, setFormat] = useState(read ?? { date: '', isUpper: false, otherwise: '' });
  const date = format.date || usualDate;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Token format"
      size="small"
      confirm={{
        label: 'Set format',
        onPress: () => {
          onChange(printFilters(token.isDate ? { ...format, date } : format));
          onClose();
        },
      }}
      footer={
        <Button
          variant="ghost"
          onPress={() => {
            onRemove();
            onClose();
          }}
        >
          Remove token
        </Button>
      }
    >
      <Stack gap={3}>
        <Text weight="strong">{token.label}</Text>
        {read ? null : (
          <Text tone="warning">{`It now has “${filters}”, which what you set here replaces.`}</Text>
        )}
        {token.isDate ? (
          <Select
            label="Written as"
            options={[...new Set([...patterns, date])].map((id) => ({ id, label: formatDay(sampleDay, id) }))}
            value={date}
            onChange={(id) => setFormat({ ...format, date: id })}
          />
        ) : null}
        <TextField
          label="When it is empty, write"
          description="Without this, a message whose token is empty is not sent."
          autoFocus
          maxLength={100}
          value={format.otherwise}
          onChange={(otherwise) => setFormat({ ...format, otherwise })}
        />
        <Switch
          label="In capitals"
          isSelected={format.isUpper}
          onChange={(isUpper) => setFormat({ ...format, isUpper })}
        />
      </Stack>
    </Dialog>
  );
}
