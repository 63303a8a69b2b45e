import { type Control, Controller } from 'react-hook-form';
import type { SendingForm } from '../../../src-shared/contract/sending-rules.ts';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { TimeField } from '../../ui/date-field.tsx';
import { FormRow, FormSection } from '../../ui/form.tsx';
import { Switch } from '../../ui/switch.tsx';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, index) => ({ id: String(index + 1), label }),
);

/** On which days and between which times messages go. */
export function SendingHoursFields({ control }: { control: Control<SendingForm> }) {
  return (
    <FormSection
      heading="Sending hours"
      description="Outside them texts and emails wait, and say until when. The same time twice is all day."
    >
      <Controller
        control={control}
        name="days"
        render={({ field, fieldState }) => (
          <CheckboxGroup
            ref={field.ref}
            label="Days"
            isInline
            options={weekdays}
            value={field.value.split(',')}
            onChange={(days) => field.onChange(days.join(','))}
            error={fieldState.error?.message}
          />
        )}
      />
      <FormRow>
        {(['from', 'until'] as const).map((name) => (
          <Controller
            key={name}
            control={control}
            name={name}
            render={({ field: { value, onChange, onBlur, ref }, fieldState }) => (
              <TimeField
                label={name === 'from' ? 'From' : 'Until'}
                {...{ value, onChange, onBlur, ref }}
                error={fieldState.error?.message}
              />
            )}
          />
        ))}
      </FormRow>
      <Controller
        control={control}
        name="onBankHolidays"
        render={({ field: { name, value, onChange } }) => (
          <Switch
            name={name}
            label="Send on bank holidays"
            description="Those of Options > Bank Holidays, and Christmas Day, Boxing Day and New Year’s Day on any day of the week."
            isSelected={value}
            onChange={onChange}
          />
        )}
      />
    </FormSection>
  );
}
