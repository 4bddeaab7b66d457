import { useId } from 'react';
import { CheckBox } from '#src/kit/form/checkbox.tsx';

type RowBoxProps = {
  label: string;
  /** Why the row can't be selected. */
  reason: string | undefined;
  checked: boolean | 'mixed';
  /** `isRange`: with Shift, which means everything since the last one. */
  onChange: (checked: boolean, isRange: boolean) => void;
};

/** The box that selects a row. One that can't be selected says why, and stays as it is. */
export function RowBox({ label, reason, checked, onChange }: RowBoxProps) {
  const id = useId();
  return (
    // The press is the box's; the label only makes it larger.
    <label className="-m-1 inline-grid size-6 place-items-center align-middle select-none" title={reason}>
      <CheckBox
        aria-label={label}
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason && id}
        checked={checked}
        onChange={(next, isRange) => !reason && onChange(next, isRange)}
      />
      {reason && (
        <span id={id} className="sr-only">
          {reason}
        </span>
      )}
    </label>
  );
}
