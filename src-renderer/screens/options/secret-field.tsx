import { type Control, Controller } from 'react-hook-form';
import type { EmailAccountForm } from '../../../src-shared/contract/sending.ts';
import { PasswordField } from '../../ui/password-field.tsx';

type SecretFieldProps = {
  control: Control<EmailAccountForm>;
  name: 'password' | 'clientSecret';
  label: string;
  isStored: boolean;
};

/** A secret of the email account, which is never shown again once it is stored. */
export function SecretField({ control, name, label, isStored }: SecretFieldProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState: { error } }) => (
        <PasswordField
          {...field}
          label={label}
          description={
            isStored
              ? 'One is stored. Leave this empty to keep it.'
              : 'It is stored encrypted and never shown again.'
          }
          error={error?.message}
        />
      )}
    />
  );
}
