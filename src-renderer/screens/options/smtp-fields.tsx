import { type Control, Controller } from 'react-hook-form';
import type { EmailAccountForm } from '../../../src-shared/contract/sending.ts';
import { FormRow, FormSection } from '../../ui/form.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const securities = [
  { id: 'starttls', label: 'STARTTLS (usually port 587)' },
  { id: 'tls', label: 'TLS from the start (usually port 465)' },
  { id: 'none', label: 'None (only for a server in the office)' },
];

type SmtpFieldsProps = { control: Control<EmailAccountForm>; hasPassword: boolean };

/** The mail server, how one signs in to it, and whom the emails are from. */
export function SmtpFields({ control, hasPassword }: SmtpFieldsProps) {
  return (
    <>
      <FormSection heading="Mail server">
        <FormRow>
          <SmtpText control={control} name="host" label="Server" />
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
        <SmtpText control={control} name="username" label="Username" />
        <Controller
          control={control}
          name="password"
          render={({ field, fieldState: { error } }) => (
            <PasswordField
              {...field}
              label="Password"
              description={
                hasPassword
                  ? 'One is stored. Leave this empty to keep it.'
                  : 'It is stored encrypted and never shown again.'
              }
              error={error?.message}
            />
          )}
        />
      </FormSection>
      <FormSection heading="From">
        <SmtpText control={control} name="fromName" label="From name" />
        <SmtpText control={control} name="fromAddress" label="From address" type="email" />
      </FormSection>
    </>
  );
}

type SmtpTextProps = {
  control: Control<EmailAccountForm>;
  name: 'host' | 'username' | 'fromName' | 'fromAddress';
  label: string;
  type?: 'text' | 'email';
};

function SmtpText({ control, name, label, type = 'text' }: SmtpTextProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState: { error } }) => (
        <TextField {...field} label={label} type={type} spellCheck={false} error={error?.message} />
      )}
    />
  );
}
