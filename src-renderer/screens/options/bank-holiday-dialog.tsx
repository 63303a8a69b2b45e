import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { firmOptionsContract } from '../../../src-shared/contract/firm-options.ts';
import type { Jurisdiction } from '../../../src-shared/domain/working-days.ts';
import { callApi } from '../../api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FormText } from './form-text.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRecordForm } from './use-record-form.ts';

const { day, name } = firmOptionsContract['options.addBankHoliday'].input.shape;
const holidayForm = z.strictObject({ day, name });
type HolidayForm = z.infer<typeof holidayForm>;

type BankHolidayDialogProps = { of: Jurisdiction; onClose: () => void; onSaved: (day: string) => void };

/** Asks the day and the name of a bank holiday that the list has not. */
export function BankHolidayDialog({ of, onClose, onSaved }: BankHolidayDialogProps) {
  const form = useForm<HolidayForm>({
    resolver: zodResolver(holidayForm),
    defaultValues: { day: '', name: '' },
  });
  const record = useRecordForm({
    form,
    fields: ['day', 'name'],
    revision: 0,
    save: async (typed) => {
      await callApi('options.addBankHoliday', { of, ...typed });
      return typed.day;
    },
    onClose,
    onSaved,
  });
  return (
    <RecordDialog title="Add Bank Holiday" label="Add" size="small" onClose={onClose} record={record}>
      <Controller
        control={form.control}
        name="day"
        render={({ field: { ref: _, onBlur: __, ...field }, fieldState: { error } }) => (
          <DateField {...field} label="Day" autoFocus error={error?.message} />
        )}
      />
      <FormText control={form.control} name="name" label="Name" />
    </RecordDialog>
  );
}
