import { useId, type ReactNode } from 'react';
import { cx } from '#src/lib/cx.ts';
import { FieldError } from './field.tsx';

export type RadioOption<T extends string> = {
  value: T;
  label: ReactNode;
  description?: ReactNode;
  icon?: ReactNode;
  /** Why it can't be chosen: it stays focusable, the reason replaces the description, and choosing it does nothing. */
  disabledReason?: string | undefined;
};

export type RadioGroupProps<T extends string> = {
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  value: T | undefined;
  onChange: (value: T) => void;
  options: readonly RadioOption<T>[];
  /** A search field between the label and the options. */
  search?: ReactNode;
};

/** Chooses one of a few, as a plain list. Controlled; `undefined` means none is chosen. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  return <Radios {...props} groupClass="grid gap-2" optionClass="flex items-start gap-2" />;
}

/** Chooses one of a few, as cards with a description. Otherwise like RadioGroup. */
export function RadioCards<T extends string>(props: RadioGroupProps<T>) {
  return (
    <Radios
      {...props}
      groupClass="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]"
      optionClass="flex items-start gap-2.5 rounded-lg border border-line-strong bg-surface-raised p-3 transition-colors hover:border-text-muted has-checked:border-accent-fill has-checked:bg-accent-subtle has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
    />
  );
}

/** Chooses one of a few, in one row that wraps. Otherwise like RadioGroup. */
export function RadioRow<T extends string>(props: RadioGroupProps<T>) {
  return (
    <Radios
      {...props}
      groupClass="flex flex-wrap gap-2"
      optionClass="flex min-h-8 items-start gap-2 rounded-md border border-line-strong bg-surface-raised px-3 py-1 transition-colors hover:border-text-muted has-checked:border-accent-fill has-checked:bg-accent-subtle has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
    />
  );
}

type Looks = { groupClass: string; optionClass: string };

function Radios<T extends string>({
  label,
  description,
  error,
  value,
  onChange,
  options,
  search,
  ...looks
}: RadioGroupProps<T> & Looks) {
  const id = useId();
  const described = [description && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className="min-w-0" aria-describedby={described || undefined}>
      <legend className="mb-1 text-base font-medium">{label}</legend>
      {description && (
        <p id={`${id}-help`} className="-mt-1 mb-1.5 text-sm text-text-muted">
          {description}
        </p>
      )}
      {search && <div className="mb-3">{search}</div>}
      <div className={cx(looks.groupClass, error !== undefined && 'mb-1.5')}>
        {options.map((option) => (
          <Radio
            key={option.value}
            option={option}
            name={id}
            checked={option.value === value}
            onChoose={() => onChange(option.value)}
            className={looks.optionClass}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}

type RadioProps<T extends string> = {
  option: RadioOption<T>;
  name: string;
  checked: boolean;
  onChoose: () => void;
  className: string;
};

function Radio<T extends string>({ option, name, checked, onChoose, className }: RadioProps<T>) {
  const id = useId();
  const help = option.disabledReason ?? option.description;
  return (
    <label className={cx(className, option.disabledReason && 'cursor-not-allowed text-text-muted')}>
      <input
        type="radio"
        name={name}
        value={option.value}
        checked={checked}
        aria-disabled={option.disabledReason ? true : undefined}
        aria-labelledby={`${id}-label`}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={() => !option.disabledReason && onChoose()}
        className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-surface-raised checked:border-[5px] checked:border-accent-fill aria-disabled:opacity-60 forced-colors:appearance-auto"
      />
      <span className="min-w-0">
        <span id={`${id}-label`} className="flex items-center gap-1.5 font-medium [&_svg]:size-4">
          {option.icon}
          {option.label}
        </span>
        {help && (
          <span id={`${id}-help`} className="block text-sm text-text-muted">
            {help}
          </span>
        )}
      </span>
    </label>
  );
}
