import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import type { EmailAccountForm } from '../../../src-shared/contract/sending.ts';
import {
  isMailProvider,
  type MailAuth,
  mailProviderNames,
  mailProviderServers,
} from '../../../src-shared/domain/mail-providers.ts';
import { FormRow, FormSection } from '../../ui/form.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { FormText } from './form-text.tsx';
import { MailAppFields } from './mail-app-fields.tsx';
import { SecretField } from './secret-field.tsx';

const securities = [
  { id: 'starttls', label: 'STARTTLS (usually port 587)' },
  { id: 'tls', label: 'TLS from the start (usually port 465)' },
  { id: 'none', label: 'None (only for a server in the office)' },
];

const auths: readonly { id: MailAuth; label: string }[] = [
  { id: 'password', label: 'Password' },
  { id: 'microsoft', label: mailProviderNames.microsoft },
  { id: 'google', label: mailProviderNames.google },
  { id: 'none', label: 'None' },
];

type SmtpFieldsProps = {
  form: UseFormReturn<EmailAccountForm>;
  hasPassword: boolean;
  hasClientSecret: boolean;
};

/** How one signs in to the mail server, which it is, and whom the emails are from. */
export function SmtpFields({ form, hasPassword, hasClientSecret }: SmtpFieldsProps) {
  const { control, setValue } = form;
  const auth = useWatch({ control, name: 'auth' });
  const fillInServer = (chosen: MailAuth): void => {
    if (!isMailProvider(chosen)) return;
    for (const [name, value] of Object.entries(mailProviderServers[chosen]))
      setValue(name as 'host' | 'port' | 'security', value, { shouldDirty: true });
  };
  return (
    <>
      <Controller
        control={control}
        name="auth"
        render={({ field: { ref: _, onChange, ...field } }) => (
          <RadioGroup
            {...field}
            label="Sign in by"
            orientation="horizontal"
            options={auths}
            onChange={(id) => {
              onChange(id);
              fillInServer(id as MailAuth);
            }}
          />
        )}
      />
      {isMailProvider(auth) ? <MailAppFields provider={auth} {...{ control, hasClientSecret }} /> : null}
      <FormSection heading="Mail server">
        <FormRow>
          <FormText control={control} name="host" label="Server" spellCheck={false} />
          <Controller
            control={control}
            name="port"
            render={({ field, fieldState: { error } }) => (
              <NumberField
                {...field}
                label="Port"
                formatOptions={{ useGrouping: false }}
                onChange={(value) => field.onChange(value ?? Number.NaN)}
                error={error ? 'A port is a number from 1 to 65535.' : undefined}
              />
            )}
          />
        </FormRow>
        <Controller
          control={control}
          name="security"
          render={({ field: { ref: _, ...field }, fieldState: { error } }) => (
            <Select {...field} label="Security" width="medium" options={securities} error={error?.message} />
          )}
        />
        {auth === 'password' ? (
          <>
            <FormText control={control} name="username" label="Username" spellCheck={false} />
            <SecretField control={control} name="password" label="Password" isStored={hasPassword} />
          </>
        ) : null}
      </FormSection>
      <FormSection heading="From">
        <FormText control={control} name="fromName" label="From name" spellCheck={false} />
        <FormText control={control} name="fromAddress" label="From address" type="email" spellCheck={false} />
      </FormSection>
    </>
  );
}
