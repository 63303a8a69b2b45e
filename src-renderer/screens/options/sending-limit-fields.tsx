import { type Control, Controller } from 'react-hook-form';
import type { SendingForm } from '../../../src-shared/contract/sending-rules.ts';
import { FormRow, FormSection } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { FormNumber } from './form-number.tsx';

const limits = [
  { id: 'none', label: 'No limit' },
  { id: 'some', label: 'A limit', description: 'A message above it is blocked, and shows as such.' },
];

/** How many messages one client is sent in a day. */
export function DailyLimitFields({ control }: { control: Control<SendingForm> }) {
  return (
    <FormSection heading="Messages to one client in a day">
      <Controller
        control={control}
        name="dailyLimit"
        render={({ field: { value, onChange } }) => (
          <>
            <RadioGroup
              label="Texts and emails together"
              options={limits}
              value={value === null ? 'none' : 'some'}
              onChange={(id) => onChange(id === 'none' ? null : 5)}
            />
            {value === null ? null : <FormNumber control={control} name="dailyLimit" label="At most" />}
          </>
        )}
      />
    </FormSection>
  );
}

/** How fast messages are handed to the providers, and what texts cost. */
export function SpeedFields({ control }: { control: Control<SendingForm> }) {
  return (
    <>
      <FormSection
        heading="Speed"
        description="As much as the provider takes without asking to slow down. Leave these as they are unless it does."
      >
        <FormRow>
          <FormNumber control={control} name="smsPerSecond" label="Texts per second" />
          <FormNumber control={control} name="smsConnections" label="Texts at once" />
        </FormRow>
        <FormRow>
          <FormNumber control={control} name="emailPerMinute" label="Emails per minute" />
          <FormNumber control={control} name="emailConnections" label="Emails at once" />
        </FormRow>
      </FormSection>
      <FormSection heading="Cost">
        <FormNumber
          control={control}
          name="smsPricePerThousand"
          label="Price of 1,000 text parts"
          description="What the provider charges, for the estimate under Usage. Empty: not known."
          formatOptions={{ style: 'currency', currency: 'GBP' }}
          unit={100}
          mayBeEmpty
        />
      </FormSection>
    </>
  );
}
