import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

/** What the control inside a Field must carry; spread it on the control. */
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
  /** What is wrong and what to do, in words. Its presence marks the control invalid. */
  error?: ReactNode;
  /** Fields are required unless marked optional; the mark is text, not an asterisk. */
  optional?: boolean | undefined;
  children: (control: ControlProps) => ReactNode;
};

/** Label above, help under it, control, error below: all tied to the control by id. Focus the first invalid one yourself. */
export function Field({ label, description, error, optional, children }: FieldProps) {
  const id = useId();
  const describedBy = [description && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="grid min-w-0 gap-1.5">
      <div>
        <label htmlFor={id} className="text-base font-medium">
          {label}
        </label>
        {optional && <span className="ml-1.5 text-sm text-text-muted">Optional</span>}
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

/** The error line under a control, for controls that wire their own label. Nothing when there is no error. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-danger">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}
