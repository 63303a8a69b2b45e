import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm, useWatch } from 'react-hook-form';
import {
  type EmailAccount,
  type EmailAccountForm,
  emailAccountForm,
} from '../../../src-shared/contract/sending.ts';
import { callApi } from '../../api.ts';
import { Form } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SaveFooter } from './save-footer.tsx';
import { SmtpFields } from './smtp-fields.tsx';
import { TestSending } from './test-sending.tsx';
import { useSaveForm } from './use-save-form.ts';

const gateways = [
  { id: 'practice', label: 'Practice', description: 'Emails are kept on this computer. No client gets one.' },
  { id: 'smtp', label: 'SMTP', description: 'Emails are sent by the firm’s own mail server.' },
];

const fields = [
  'gateway',
  'host',
  'port',
  'security',
  'username',
  'password',
  'fromName',
  'fromAddress',
] as const;

/** The fields of the email account. The password is never shown again once it is stored. */
export function EmailAccountFields({ account }: { account: EmailAccount }) {
  const { hasPassword, ...stored } = account;
  const form = useForm<EmailAccountForm>({
    resolver: zodResolver(emailAccountForm),
    defaultValues: { ...stored, password: '' },
  });
  const { submit, isSaved, error } = useSaveForm<EmailAccountForm>({
    form,
    fields,
    save: (values) => callApi('options.saveEmailAccount', values),
    saved: (values) => ({ ...values, password: '' }),
  });
  const { control, formState } = form;
  const isSmtp = useWatch({ control, name: 'gateway' }) === 'smtp';

  return (
    <Stack gap={6}>
      <Form onSubmit={submit} label="Email account">
        <Controller
          control={control}
          name="gateway"
          render={({ field: { ref: _, ...field } }) => (
            <RadioGroup {...field} label="Gateway" options={gateways} />
          )}
        />
        {isSmtp ? <SmtpFields control={control} hasPassword={hasPassword} /> : null}
        <SaveFooter isPending={formState.isSubmitting} isSaved={isSaved} error={error} />
      </Form>
      <TestSending call="options.testEmail" label="Email address for the test" isDirty={formState.isDirty} />
    </Stack>
  );
}
