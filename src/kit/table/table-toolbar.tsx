import { Search, X } from 'lucide-react';
import { useDeferredValue, useId, useRef, type ReactNode } from 'react';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { NativeSelect } from '#src/kit/controls/native-select.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';
import { formatCount } from '#src/lib/counted.ts';
import { cx } from '#src/lib/cx.ts';
import { fittingText } from '#src/lib/search-params.ts';

/** The row above a table: search and filters left, the count right, chips below. Wraps on a narrow screen. */
export function TableToolbar({ children, count }: { children: ReactNode; count?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {children}
      {count && <div className="ml-auto">{count}</div>}
    </div>
  );
}

export type SearchFieldProps = {
  /** Names what is searched, and stands in the field ("Search service accounts"). */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The person goes on to something else. */
  onLeave?: (() => void) | undefined;
};

/** Searches as one types, so that Enter has nothing to send. Takes as much as an address can keep. */
export function SearchField({ label, value, onChange, onLeave }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <search className="relative block w-full sm:w-64">
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-text-muted" aria-hidden="true" />
      <input
        ref={input}
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(fittingText(event.currentTarget.value))}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        onBlur={onLeave}
        className={cx(controlClass, 'h-8 w-full pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden')}
      />
      {value && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-text-muted hover:bg-surface-hover hover:text-text"
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      )}
    </search>
  );
}

/** Filters that stand in a row, or on a narrow screen two by two. */
export function FilterGroup({ children }: { children: ReactNode }) {
  return (
    <div className="contents max-sm:grid max-sm:w-full max-sm:grid-cols-2 max-sm:gap-2 max-sm:[&_select]:w-full max-sm:[&_select]:max-w-none">
      {children}
    </div>
  );
}

export type FilterSelectProps<T extends string> = {
  /** What is filtered by ("Role"); shown while nothing is chosen. */
  label: string;
  value: T | undefined;
  onChange: (value: T | undefined) => void;
  options: readonly { value: T; label: string }[];
  /** Something to attend to: stands in amber while nothing is chosen ("3 need attention"). */
  alert?: string | undefined;
};

/** Filters by one value, or by none (`undefined`). As narrow as its choice. */
export function FilterSelect<T extends string>({ label, value, onChange, options, alert }: FilterSelectProps<T>) {
  // Hundreds are not to be waited for, as long as nobody can have opened it.
  const drawn = useDeferredValue(
    options,
    options.filter((option) => option.value === value),
  );
  return (
    <NativeSelect
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find((option) => option.value === event.currentTarget.value)?.value)}
      boxClass="inline-block max-w-full"
      className={cx(
        'max-w-56',
        value !== undefined && 'border-accent-fill bg-accent-subtle text-accent',
        value === undefined && alert && 'bg-warning-subtle text-warning',
      )}
    >
      <option value="">{alert ?? `${label}: all`}</option>
      {drawn.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
}

export type FilterChip = { id: string; label: string; onRemove: () => void };

/** The filters that are set, each removable, and all at once when there is more than one. Nothing when none is set. */
export function FilterChips({ chips, onClear }: { chips: readonly FilterChip[]; onClear: () => void }) {
  const id = useId();
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span id={id} className="sr-only">
        Filters
      </span>
      <ul aria-labelledby={id} className="contents">
        {chips.map((chip) => (
          <Chip key={chip.id} {...chip} />
        ))}
      </ul>
      {chips.length > 1 && <ClearAll onClear={onClear} />}
    </div>
  );
}

function Chip({ label, onRemove }: FilterChip) {
  const chip = useRef<HTMLLIElement>(null);
  useHeadingAfter(chip);
  return (
    <li
      ref={chip}
      className="inline-flex max-w-full items-center rounded-full border border-accent-line bg-accent-subtle pl-2.5 text-sm text-accent"
    >
      <span className="min-w-0 truncate">{label}</span>
      <button
        type="button"
        aria-label={`Remove filter ${label}`}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-full hover:bg-accent-line"
      >
        <X className="size-3.5" aria-hidden="true" />
      </button>
    </li>
  );
}

function ClearAll({ onClear }: { onClear: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useHeadingAfter(button);
  return (
    <button ref={button} type="button" onClick={onClear} className={cx(buttonClass('ghost'), 'h-6 px-2 text-sm')}>
      Clear all
    </button>
  );
}

/** "12 of 48 roles", or "48 roles" unfiltered, said politely when it changes. `noun` is what is counted. */
export function ResultCount({ shown, total, noun }: { shown: number; total: number; noun: string }) {
  const count = shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`;
  return (
    <output className="block text-sm whitespace-nowrap text-text-muted tabular-nums">
      {count} {total === 1 ? noun.replace(/s$/, '') : noun}
    </output>
  );
}
