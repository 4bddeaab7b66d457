import { ChevronDown } from 'lucide-react';
import { cx } from '#src/lib/cx.ts';
import { controlClass } from './control-class.ts';
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
  /** Shown while nothing is chosen; it can't be chosen again. */
  placeholder?: string | undefined;
};

/**
 * One of a handful. The browser's own select, so it works everywhere and costs nothing; the description of the chosen
 * option stands under it. For more than about 15 options, or icons, use Combobox; for two to four, RadioCards.
 */
export function Select<T extends string>({ name, value, onChange, options, placeholder, ...field }: SelectProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Field {...field}>
      {(control) => (
        <div className="grid gap-1">
          <span className="relative block">
            <select
              {...control}
              name={name}
              value={value ?? ''}
              onChange={(event) => {
                const next = options.find((option) => option.value === event.currentTarget.value);
                if (next) onChange(next.value);
              }}
              className={cx(controlClass, 'h-8 w-full appearance-none truncate pr-8 pl-2.5')}
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
            </select>
            <ChevronDown
              className="pointer-events-none absolute top-2 right-2 size-4 text-text-muted"
              aria-hidden="true"
            />
          </span>
          {chosen?.description && <p className="text-sm text-text-muted">{chosen.description}</p>}
        </div>
      )}
    </Field>
  );
}
