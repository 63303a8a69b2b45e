import { type Control, Controller, type FieldPathByValue, type FieldValues } from 'react-hook-form';
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx';

type FormTextProps<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPathByValue<Values, string>;
} & Pick<
  TextFieldProps,
  'label' | 'description' | 'type' | 'width' | 'placeholder' | 'spellCheck' | 'autoFocus'
>;

/** One line of text of a form, with what is wrong with it. */
export function FormText<Values extends FieldValues>({ control, name, ...rest }: FormTextProps<Values>) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => <TextField {...rest} {...field} error={fieldState.error?.message} />}
    />
  );
}
