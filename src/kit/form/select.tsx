import { NativeSelect } from '#src/kit/controls/native-select.tsx';
import { Field, type FieldProps } from './field.tsx';

export type SelectOption<T extends string> = {
  value: T;
  label: string;
  description?: string | undefined;
  disabled?: boolean | undefined;
};

export type SelectProps<T extends string> = Omit<FieldProps, 'children'> & {
  name?: string | undefined;
  value: T | undefined;
  onChange: (value: T) => void;
  options: readonly SelectOption<T>[];
  /** Shown while nothing is chosen; can't be chosen itself. */
  placeholder?: string | undefined;
};

/**
 * Chooses one of a handful. Uses the browser's select, which works everywhere; shows the description of the chosen option
 * below. For more than about 15 options, or icons, use Combobox; for two to four, RadioCards.
 */
export function Select<T extends string>({ name, value, onChange, options, placeholder, ...field }: SelectProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Field {...field}>
      {(control) => (
        <div className="grid gap-1">
          <NativeSelect
            {...control}
            boxClass="block"
            className="w-full"
            name={name}
            value={value ?? ''}
            onChange={(event) => {
              const next = options.find((option) => option.value === event.currentTarget.value);
              if (next) onChange(next.value);
            }}
          >
            {value === undefined && (
              <option value="" disabled>
                {placeholder ?? 'Choose…'}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </NativeSelect>
          {chosen?.description && <p className="text-sm text-text-muted">{chosen.description}</p>}
        </div>
      )}
    </Field>
  );
}
