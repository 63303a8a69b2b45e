import { useState } from 'react';
import { type MatterAsRead, type MatterDetail, matterForm } from '../../../src-shared/contract/matters.ts';
import { sayValue } from '../../../src-shared/domain/values.ts';
import { callApi, useCall } from '../../api.ts';
import { sayDatesMoved } from '../../app/deed-lines.tsx';
import { useShowDeed } from '../../app/outcome.ts';
import { TheirsMessage } from '../../app/theirs-message.tsx';
import { type Theirs, useTyped } from '../../app/use-typed.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CustomFields, typedValues } from './custom-fields.tsx';

/** Changes what can be changed of a matter; says how many target dates moved by it. */
export function EditMatterDialog({ detail, onClose }: { detail: MatterDetail; onClose: () => void }) {
  const offers = useCall('matters.newForm', {});
  const showDeed = useShowDeed();
  // As the dialog was opened: `detail` follows what others do meanwhile.
  const [start] = useState(() => ({
    subject: detail.subject,
    feeEarnerId: detail.feeEarnerId,
    exchangeDate: detail.exchangeDate,
    completionDate: detail.completionDate,
    fields: typedValues(detail.fields),
  }));
  const form = useTyped(matterForm, start, async (checked, theirs) => {
    const was = withTheirs(start, theirs);
    const { datesMoved } = await callApi('matters.save', { matterId: detail.id, was, form: checked });
    onClose();
    if (datesMoved > 0) {
      showDeed({ kind: 'done', title: 'The matter is saved', sentence: sayDatesMoved(datesMoved) });
    }
  });
  const { values, set, errors } = form;
  const listed = offers.data?.feeEarners ?? [];
  // One who has left still runs the matter until somebody else does.
  const isListed = listed.some(({ id }) => id === detail.feeEarnerId);
  const feeEarners = isListed ? listed : [{ id: detail.feeEarnerId, name: detail.feeEarner.name }, ...listed];

  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
      title="Edit matter"
      confirm={{ label: 'Save', onPress: () => form.submit(), isPending: form.isPending }}
      error={form.error ?? offers.error?.message}
    >
      <Stack gap={3}>
        <TextField
          label="Property or subject"
          autoFocus
          value={values.subject}
          onChange={(subject) => set('subject', subject)}
          error={errors.subject}
          maxLength={200}
        />
        <Select
          label="Fee earner"
          options={feeEarners.map(({ id, name }) => ({ id, label: name }))}
          value={values.feeEarnerId}
          onChange={(id) => set('feeEarnerId', id)}
          error={errors.feeEarnerId}
        />
        <FormRow>
          <DateField
            label="Exchange"
            value={values.exchangeDate ?? ''}
            onChange={(day) => set('exchangeDate', day || null)}
            error={errors.exchangeDate}
          />
          <DateField
            label="Completion"
            value={values.completionDate ?? ''}
            onChange={(day) => set('completionDate', day || null)}
            error={errors.completionDate}
          />
        </FormRow>
        <CustomFields
          fields={detail.fields}
          values={values.fields}
          errors={errors}
          onChange={(fields) => set('fields', fields)}
        />
        <TheirsMessage said={sayTheirs(form.theirs, detail, feeEarners)} />
      </Stack>
    </Dialog>
  );
}

/** The matter as it was read, but for what was told to have changed since. */
function withTheirs(start: MatterAsRead, theirs: Theirs): MatterAsRead {
  const fields = { ...start.fields };
  for (const [path, value] of Object.entries(theirs))
    if (path.startsWith('fields.')) fields[path.slice('fields.'.length)] = value;
  const day = (key: 'exchangeDate' | 'completionDate') =>
    theirs[key] === undefined ? start[key] : theirs[key] || null;
  return {
    subject: theirs.subject ?? start.subject,
    feeEarnerId: theirs.feeEarnerId ?? start.feeEarnerId,
    exchangeDate: day('exchangeDate'),
    completionDate: day('completionDate'),
    fields,
  };
}

function sayTheirs(
  theirs: Theirs,
  detail: MatterDetail,
  feeEarners: readonly { id: string; name: string }[],
) {
  const date = (day: string) => sayValue({ type: 'date' }, day);
  const own: [path: string, label: string, say: (value: string) => string][] = [
    ['subject', 'Property or subject', (subject) => subject],
    ['feeEarnerId', 'Fee earner', (of) => feeEarners.find(({ id }) => id === of)?.name ?? 'another user'],
    ['exchangeDate', 'Exchange', date],
    ['completionDate', 'Completion', date],
  ];
  for (const { fieldId, label, type } of detail.fields)
    own.push([`fields.${fieldId}`, label, (value) => (type === 'money' ? value : sayValue({ type }, value))]);
  return own.flatMap(([path, label, say]) => {
    const value = theirs[path];
    return value === undefined ? [] : [{ label, value: value === '' ? '' : say(value) }];
  });
}
