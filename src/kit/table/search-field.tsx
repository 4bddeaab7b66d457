import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { cx } from '#src/lib/cx.ts';
import { fittingText } from '#src/lib/search-params.ts';

export type SearchFieldProps = {
  /** Its name and placeholder: "Search service accounts". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Called when the person leaves the field. */
  onLeave?: (() => void) | undefined;
};

/** Searches while the person types, so Enter has nothing to do. Limited to the length that an address can hold. */
export function SearchField({ label, value, onChange, onLeave }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <search className="relative block min-w-0 flex-1 sm:w-64 sm:flex-initial">
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
        className={cx(
          controlClass,
          'h-8 w-full pl-8 [&::-webkit-search-cancel-button]:hidden',
          value ? 'pr-8' : 'pr-2',
        )}
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
