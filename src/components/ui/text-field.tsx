import type { ComponentProps, ReactNode } from 'react';
import { cx } from '#src/lib/cx.ts';
import { controlClass } from './control-class.ts';
import { Field, type FieldProps } from './field.tsx';

type Labelled = Omit<FieldProps, 'children'>;

export type TextFieldProps = Labelled &
  Omit<ComponentProps<'input'>, 'onChange' | 'id'> & {
    name: string;
    onChange?: ((value: string) => void) | undefined;
    /** Stands at the end of the field, inside its border: a unit, a button. */
    trailing?: ReactNode;
  };

/**
 * One line of text. `onChange` gets the value, not the event; without `value` it is uncontrolled (`defaultValue`).
 * Direction follows the text (`dir="auto"`), spelling and autofill are off: most of our fields hold names and ids.
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
            className={cx(controlClass, 'h-8 w-full px-2.5', trailing !== undefined && 'pr-9', className)}
          />
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

/** Several lines of text; otherwise as TextField. */
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
