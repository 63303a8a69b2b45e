import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm, useWatch } from 'react-hook-form';
import {
  type SmsAccount,
  type SmsAccountForm,
  smsAccountForm,
} from '../../../src-shared/contract/sending.ts';
import { callApi } from '../../api.ts';
import { Form, FormSection } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { FormText } from './form-text.tsx';
import { SaveFooter } from './save-footer.tsx';
import { SecretField } from './secret-field.tsx';
import { TestSending } from './test-sending.tsx';
import { useSaveForm } from './use-save-form.ts';

const gateways = [
  { id: 'practice', label: 'Practice', description: 'Texts are kept on this computer. No client gets one.' },
  { id: 'twilio', label: 'Twilio', description: 'Texts are sent by the firm’s own Twilio account.' },
];

const fields = ['gateway', 'accountSid', 'authToken', 'sender', 'apiAddress'] as const;

/** The fields of the SMS account. The auth token is never shown again once it is stored. */
export function SmsAccountFields({ account }: { account: SmsAccount }) {
  const { hasAuthToken, ...stored } = account;
  const form = useForm<SmsAccountForm>({
    resolver: zodResolver(smsAccountForm),
    defaultValues: { ...stored, authToken: '' },
  });
  const { submit, isSaved, error } = useSaveForm<SmsAccountForm>({
    form,
    fields,
    save: (values) => callApi('options.saveSmsAccount', values),
    saved: (values) => ({ ...values, authToken: '' }),
  });
  const { control, formState } = form;
  const isTwilio = useWatch({ control, name: 'gateway' }) === 'twilio';

  return (
    <Stack gap={6}>
      <Form onSubmit={submit} label="SMS account">
        <Controller
          control={control}
          name="gateway"
          render={({ field: { ref: _, ...field } }) => (
            <RadioGroup {...field} label="Gateway" options={gateways} />
          )}
        />
        {isTwilio ? (
          <FormSection heading="Twilio" description="They stand in the Twilio console, under Account info.">
            <FormText
              control={control}
              name="accountSid"
              label="Account SID"
              placeholder="AC…"
              spellCheck={false}
            />
            <SecretField control={control} name="authToken" label="Auth token" isStored={hasAuthToken} />
            <FormText
              control={control}
              name="sender"
              label="Sender"
              width="medium"
              description="A number of the account, a messaging service (MG…), or a name of up to 11 letters."
            />
            <FormText
              control={control}
              name="apiAddress"
              label="API address"
              type="url"
              description="Twilio’s own, unless a compatible provider gave you another."
            />
          </FormSection>
        ) : null}
        <SaveFooter isPending={formState.isSubmitting} isSaved={isSaved} error={error} />
      </Form>
      <TestSending call="options.testSms" label="Mobile number for the test" isDirty={formState.isDirty} />
    </Stack>
  );
}
