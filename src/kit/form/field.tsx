import { ChevronDown, CircleAlert } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { cx } from '#src/lib/cx.ts';

/** Props that the control inside a Field must spread. */
export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

export type FieldProps = {
  label: ReactNode;
  /** Help under the label, in words. */
  description?: ReactNode;
  /** What is wrong and what to do, in words. If set, the control is marked invalid. */
  error?: ReactNode;
  /** Fields are required unless marked optional; the mark is text, not an asterisk. */
  optional?: boolean | undefined;
  children: (control: ControlProps) => ReactNode;
};

/** Label, help, control, error, linked by IDs. Focus the first invalid field yourself. */
export function Field({ label, description, error, optional, children }: FieldProps) {
  const id = useId();
  const describedBy = [description && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="grid min-w-0 gap-1.5">
      <div>
        <label htmlFor={id} className="text-base font-medium">
          {label}
        </label>
        {optional && <span className="ml-1 text-sm text-text-muted"> Optional</span>}
        {description && (
          <p id={`${id}-help`} className="text-sm text-text-muted">
            {description}
          </p>
        )}
      </div>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** The error line under a control that has its own label. Renders nothing without an error. */
export function FieldError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-danger">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

type Labelled = Omit<FieldProps, 'children'>;

export type TextFieldProps = Labelled &
  Omit<ComponentProps<'input'>, 'onChange' | 'id'> & {
    name: string;
    onChange?: ((value: string) => void) | undefined;
    /** Shown at the end of the field, inside its border: a unit, a button. */
    trailing?: ReactNode;
  };

/** For a field with a datalist: the browser's arrow takes the presses, ours is the visible one. */
const suggesting =
  'relative [&::-webkit-calendar-picker-indicator]:absolute [&::-webkit-calendar-picker-indicator]:inset-y-0 [&::-webkit-calendar-picker-indicator]:right-0 [&::-webkit-calendar-picker-indicator]:h-full [&::-webkit-calendar-picker-indicator]:opacity-0';

/**
 * A one-line text field. `onChange` gets the value, not the event; without `value` it is uncontrolled (`defaultValue`). The
 * text sets the direction (`dir="auto"`); spell check and autofill are off, because most of our fields hold names and IDs.
 */
export function TextField({
  label,
  description,
  error,
  optional,
  onChange,
  trailing,
  className,
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} description={description} error={error} optional={optional}>
      {(control) => (
        <span className="relative block">
          <input
            type="text"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            {...input}
            {...control}
            onChange={(event) => onChange?.(event.currentTarget.value)}
            className={cx(
              controlClass,
              'h-8 w-full px-2.5',
              (trailing !== undefined || input.list) && 'pr-9',
              input.list && suggesting,
              className,
            )}
          />
          {input.list && (
            <ChevronDown
              className="pointer-events-none absolute top-2 right-2 size-4 text-text-muted"
              aria-hidden="true"
            />
          )}
          {trailing !== undefined && (
            <span className="absolute inset-y-0 right-0.5 grid place-items-center">{trailing}</span>
          )}
        </span>
      )}
    </Field>
  );
}

export type TextAreaProps = Labelled &
  Omit<ComponentProps<'textarea'>, 'onChange' | 'id'> & {
    name: string;
    onChange?: ((value: string) => void) | undefined;
  };

/** A multi-line text field; otherwise like TextField. */
export function TextArea({ label, description, error, optional, onChange, className, ...area }: TextAreaProps) {
  return (
    <Field label={label} description={description} error={error} optional={optional}>
      {(control) => (
        <textarea
          dir="auto"
          rows={3}
          {...area}
          {...control}
          onChange={(event) => onChange?.(event.currentTarget.value)}
          className={cx(controlClass, 'w-full px-2.5 py-1.5', className)}
        />
      )}
    </Field>
  );
}
