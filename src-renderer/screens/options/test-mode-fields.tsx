import { type Control, Controller, useWatch } from 'react-hook-form';
import type { SendingForm } from '../../../src-shared/contract/sending-rules.ts';
import { FormSection } from '../../ui/form.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useUnderstoodMobile } from '../people/use-understood-mobile.ts';
import { FormText } from './form-text.tsx';

/** Whether messages go to clients yet, and where they go until then. */
export function TestModeFields({ control }: { control: Control<SendingForm> }) {
  const understood = useUnderstoodMobile(useWatch({ control, name: 'testMobile' }));
  return (
    <FormSection
      heading="Test mode"
      description="While it is on, no text or email reaches a client: each goes to the number or address below, marked with whom it was for."
    >
      <Controller
        control={control}
        name="testMode"
        render={({ field: { name, value, onChange } }) => (
          <Switch name={name} label="Test mode" isSelected={value} onChange={onChange} />
        )}
      />
      <FormText
        control={control}
        name="testMobile"
        label="Texts go to"
        type="tel"
        width="medium"
        description={understood}
      />
      <FormText
        control={control}
        name="testEmail"
        label="Emails go to"
        type="email"
        width="medium"
        description="Without one, no email can be sent."
      />
    </FormSection>
  );
}
