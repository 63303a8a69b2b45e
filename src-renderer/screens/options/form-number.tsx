import { type Control, Controller, type FieldValues, type Path } from 'react-hook-form';
import { NumberField, type NumberFieldProps } from '../../ui/number-field.tsx';

type FormNumberProps<Values extends FieldValues> = {
  control: Control<Values>;
  name: Path<Values>;
} & Pick<NumberFieldProps, 'label' | 'description' | 'step' | 'formatOptions'> & {
    /** An empty field is nothing, rather than a fault. */
    mayBeEmpty?: boolean;
    /** How many of the stored unit make one of the shown: 100 pence a pound. */
    unit?: number;
  };

/** A number of a form. What is not typed stands as a fault beside it, unless it may be empty. */
export function FormNumber<Values extends FieldValues>(props: FormNumberProps<Values>) {
  const { control, name, mayBeEmpty, unit = 1, ...rest } = props;
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <NumberField
          {...rest}
          {...field}
          width={rest.description ? 'medium' : 'short'}
          value={field.value === null ? null : Number(field.value) / unit}
          onChange={(value) =>
            field.onChange(
              value === null ? (mayBeEmpty ? null : Number.NaN) : Math.round(value * unit * 1e6) / 1e6,
            )
          }
          error={fieldState.error?.message}
        />
      )}
    />
  );
}
