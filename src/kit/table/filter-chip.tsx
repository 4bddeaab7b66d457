import { ChevronDown, TriangleAlert, X } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { cx } from '#src/lib/cx.ts';
import type { Option } from '#src/lib/match-options.ts';

const FilterPopup = lazyPart(() => import('./filter-popup.tsx').then((module) => module.FilterPopup));

export type FilterChipProps = {
  /** What it filters by: "Role". */
  label: string;
  /** The chosen values; an empty list matches everything. */
  values: readonly string[];
  labelOf: (value: string) => string;
  /** Called when the person opens the filter. */
  options: () => readonly Option[];
  onChange: (values: readonly string[]) => void;
  /** A warning, in amber while nothing is chosen: "2 need attention". */
  alert?: string | undefined;
};

const part = 'flex h-8 items-center gap-1 text-sm transition-colors hover:bg-surface-hover';

/** A filter: inconspicuous until it is set, then with its values and a remove button. */
export function FilterChip({ label, values, labelOf, options, onChange, alert }: FilterChipProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const isSet = values.length > 0;
  const text = isSet ? `${label}: ${inWords(values.map(labelOf))}` : label;
  const change = (next: boolean) => {
    setWasOpened(true);
    setOpen(next);
  };
  return (
    <span className={cx('inline-flex max-w-full rounded-md', isSet && 'bg-accent-subtle text-accent')}>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={alert && !isSet ? `${label}: ${alert}` : undefined}
        onPointerEnter={FilterPopup.preload}
        onFocus={FilterPopup.preload}
        onClick={() => change(!open)}
        className={cx(
          part,
          'min-w-0 rounded-md px-2 font-medium',
          !isSet && (alert ? 'bg-warning-subtle text-warning' : 'text-text-muted hover:text-text'),
        )}
      >
        {alert && !isSet && <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />}
        <span className="min-w-0 truncate">{isSet ? text : (alert ?? label)}</span>
        {!isSet && <ChevronDown className="size-3.5 shrink-0" aria-hidden="true" />}
      </button>
      {isSet && (
        <button
          type="button"
          aria-label={`Remove filter ${text}`}
          onClick={() => {
            onChange([]);
            button.current?.focus();
          }}
          className={cx(part, 'w-6 shrink-0 justify-center rounded-md')}
        >
          <X className="size-3.5" aria-hidden="true" />
        </button>
      )}
      {wasOpened && (
        <Suspense fallback={null}>
          <FilterPopup
            open={open}
            onOpenChange={change}
            onClose={() => change(false)}
            anchor={button}
            label={label}
            values={values}
            options={options}
            onChange={onChange}
          />
        </Suspense>
      )}
    </span>
  );
}

/** "Owner", "Owner or Viewer", "Owner or 2 more". */
function inWords([first = '', ...rest]: readonly string[]): string {
  if (rest.length === 0) return first;
  return `${first} or ${rest.length === 1 ? rest[0] : `${rest.length} more`}`;
}
