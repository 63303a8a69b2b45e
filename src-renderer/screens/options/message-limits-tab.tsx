import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { type MatterTypeOptions, optionsContract } from '../../../src-shared/contract/options.ts';
import { callApi } from '../../api.ts';
import { Form, FormSection } from '../../ui/form.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SaveFooter } from './save-footer.tsx';
import { useRecordForm } from './use-record-form.ts';
import { useSaved } from './use-saved.ts';

const limitsForm = z.strictObject({
  smsLimit: optionsContract['options.saveMessageLimits'].input.shape.smsLimit,
});
type LimitsForm = z.infer<typeof limitsForm>;

const options = [
  { id: 'none', label: 'No limit' },
  { id: 'some', label: 'A limit', description: 'After it, New SMS on the matter is refused.' },
];

/** How many texts by hand a matter of the type may send. */
export function MessageLimitsTab({ type }: { type: MatterTypeOptions }) {
  const { id: matterTypeId } = type;
  const form = useForm<LimitsForm>({
    resolver: zodResolver(limitsForm),
    defaultValues: { smsLimit: type.smsLimit },
  });
  const saved = useSaved(form);
  const record = useRecordForm({
    form,
    fields: ['smsLimit'],
    revision: type.revision,
    save: async ({ smsLimit }, revision) => {
      await callApi('options.saveMessageLimits', { matterTypeId, revision, smsLimit });
      return callApi('options.matterType', { matterTypeId });
    },
    onSaved: ({ revision, smsLimit }) => {
      record.begin(revision);
      saved.keep({ smsLimit });
    },
    reread: async () => {
      const { revision, smsLimit } = await callApi('options.matterType', { matterTypeId });
      return { revision, said: smsLimit === null ? 'no limit.' : `a limit of ${smsLimit}.` };
    },
  });
  return (
    <Stack padding={4}>
      <Form onSubmit={record.submit} label="Message Limits">
        <FormSection
          heading="Texts by hand"
          description="Texts and emails that tasks send by themselves are not counted."
        >
          <Controller
            control={form.control}
            name="smsLimit"
            render={({ field: { value, onChange, ...field }, fieldState: { error } }) => (
              <>
                <RadioGroup
                  label="Texts by hand on one matter"
                  options={options}
                  value={value === null ? 'none' : 'some'}
                  onChange={(id) => onChange(id === 'none' ? null : 10)}
                />
                {value === null ? null : (
                  <NumberField
                    {...field}
                    label="At most"
                    minValue={0}
                    maxValue={999}
                    value={value}
                    onChange={(next) => onChange(next ?? Number.NaN)}
                    error={error ? 'Type a number from 0 to 999.' : undefined}
                  />
                )}
              </>
            )}
          />
        </FormSection>
        {record.theirs === null ? null : (
          <InlineMessage tone="warning">{`The other administrator saved: ${record.theirs}`}</InlineMessage>
        )}
        <SaveFooter
          isPending={record.isPending}
          isSaved={saved.isSaved}
          error={record.error?.message ?? null}
        />
      </Form>
    </Stack>
  );
}
