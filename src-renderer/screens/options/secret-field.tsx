import { type Control, Controller, type FieldPathByValue, type FieldValues } from 'react-hook-form';
import { PasswordField } from '../../ui/password-field.tsx';

type SecretFieldProps<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPathByValue<Values, string>;
  label: string;
  isStored: boolean;
};

/** A secret of an account, which is never shown again once it is stored. */
export function SecretField<Values extends FieldValues>(props: SecretFieldProps<Values>) {
  const { control, name, label, isStored } = props;
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
