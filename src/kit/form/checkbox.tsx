import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from '#src/lib/cx.ts';
import { FieldError } from './field.tsx';

export type CheckboxProps = {
  label: ReactNode;
  description?: ReactNode;
  checked: boolean | 'mixed';
  onChange: (checked: boolean) => void;
  name?: string | undefined;
  /** Why it can't be changed: it stays focusable, with the reason under the label. */
  disabledReason?: string | undefined;
  error?: string | undefined;
};

/** A controlled checkbox. `mixed` shows a dash; a press on it then means checked. */
export function Checkbox({ label, description, checked, onChange, name, disabledReason, error }: CheckboxProps) {
  const id = useId();
  const help = disabledReason ?? description;
  return (
    <label
      className={cx('inline-flex min-h-6 items-start gap-2', disabledReason && 'cursor-not-allowed text-text-muted')}
    >
      <span className="mt-0.5">
        <CheckBox
          name={name}
          checked={checked}
          aria-disabled={disabledReason ? true : undefined}
          aria-describedby={cx(help ? id : undefined, error && `${id}-error`) || undefined}
          aria-invalid={error ? true : undefined}
          onChange={(next) => !disabledReason && onChange(next)}
        />
      </span>
      <span className="min-w-0">
        {label}
        {help && (
          <span id={id} className="block text-sm text-text-muted">
            {help}
          </span>
        )}
        <FieldError id={`${id}-error`}>{error}</FieldError>
      </span>
    </label>
  );
}

export type CheckBoxProps = Pick<
  ComponentProps<'input'>,
  'name' | 'aria-label' | 'aria-disabled' | 'aria-describedby' | 'aria-invalid'
> & {
  checked: boolean | 'mixed';
  /** `isRange`: pressed with Shift, which selects everything since the last one. */
  onChange: (checked: boolean, isRange: boolean) => void;
};

/** The box alone, for a table's selection column; the caller gives the label. */
export function CheckBox({ checked, onChange, ...props }: CheckBoxProps) {
  return (
    <span className="grid shrink-0 place-items-center *:col-start-1 *:row-start-1">
      <input
        type="checkbox"
        {...props}
        checked={checked === true}
        ref={(input) => {
          if (input) input.indeterminate = checked === 'mixed';
        }}
        onChange={({ currentTarget, nativeEvent }) =>
          onChange(currentTarget.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
        className="peer size-4 appearance-none rounded-sm border border-line-strong bg-surface-raised checked:border-accent-fill checked:bg-accent-fill indeterminate:border-accent-fill indeterminate:bg-accent-fill aria-disabled:opacity-60 forced-colors:appearance-auto"
      />
      <Mark className="peer-checked:block" path="m3.5 8.5 3 3 6-7" />
      <Mark className="peer-indeterminate:block" path="M4 8h8" />
    </span>
  );
}

function Mark({ path, className }: { path: string; className: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={cx('pointer-events-none hidden size-4 text-on-accent forced-colors:!hidden', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
