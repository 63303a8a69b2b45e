import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm, useWatch } from 'react-hook-form';
import {
  type EmailAccount,
  type EmailAccountForm,
  emailAccountForm,
} from '../../../src-shared/contract/sending.ts';
import { isMailProvider } from '../../../src-shared/domain/mail-providers.ts';
import { callApi } from '../../api.ts';
import { Form } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { MailSignIn } from './mail-sign-in.tsx';
import { SaveFooter } from './save-footer.tsx';
import { SmtpFields } from './smtp-fields.tsx';
import { TestSending } from './test-sending.tsx';
import { useSaveForm } from './use-save-form.ts';

const gateways = [
  { id: 'practice', label: 'Practice', description: 'Emails are kept on this computer. No client gets one.' },
  {
    id: 'smtp',
    label: 'SMTP',
    description: 'Emails are sent by the firm’s own mail server, Microsoft 365 or Google.',
  },
];

const fields = [
  'gateway',
  'auth',
  'host',
  'port',
  'security',
  'username',
  'password',
  'registration',
  'tenant',
  'clientSecret',
  'fromName',
  'fromAddress',
] as const;

/** The fields of the email account, and its sign-in. A secret is never shown again once it is stored. */
export function EmailAccountFields({ account }: { account: EmailAccount }) {
  const { hasPassword, hasClientSecret, signedInAs, signInEnded, ...stored } = account;
  const form = useForm<EmailAccountForm>({
    resolver: zodResolver(emailAccountForm),
    defaultValues: { ...stored, password: '', clientSecret: '' },
  });
  const { submit, isSaved, error } = useSaveForm<EmailAccountForm>({
    form,
    fields,
    save: (values) => callApi('options.saveEmailAccount', values),
    saved: (values) => ({ ...values, password: '', clientSecret: '' }),
  });
  const { control, formState } = form;
  const [gateway, auth] = useWatch({ control, name: ['gateway', 'auth'] });
  const isSmtp = gateway === 'smtp';

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
        {isSmtp ? <SmtpFields {...{ form, hasPassword, hasClientSecret }} /> : null}
        <SaveFooter isPending={formState.isSubmitting} isSaved={isSaved} error={error} />
      </Form>
      {isSmtp && isMailProvider(auth) ? (
        <MailSignIn provider={auth} isDirty={formState.isDirty} {...{ signedInAs, signInEnded }} />
      ) : null}
      <TestSending call="options.testEmail" label="Email address for the test" isDirty={formState.isDirty} />
    </Stack>
  );
}
