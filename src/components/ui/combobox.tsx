import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown, X } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { cx } from '#src/lib/cx.ts';
import { matchOptions, type Option } from '#src/lib/match-options.ts';
import { ComboboxList } from './combobox-list.tsx';
import { controlClass } from './control-class.ts';
import { Field, type FieldProps } from './field.tsx';

type Common<T extends string> = Omit<FieldProps, 'children'> & {
  /** All of them, thousands if need be: everything is searched, the best 50 are drawn, and the rest is counted. */
  options: readonly Option<T>[];
  placeholder?: string | undefined;
  /** What to say where there are no options at all, and what to do. */
  nothing?: string | undefined;
};

const limit = 50;

/** The options that match what is typed. The chosen option's own label is not a search, or opening would show only it. */
function useMatches<T extends string>(options: readonly Option<T>[], chosenLabel?: string) {
  const [typed, setTyped] = useState(chosenLabel ?? '');
  const query = typed === chosenLabel ? '' : typed;
  const matches = useMemo(() => matchOptions(options, query, limit), [options, query]);
  return { ...matches, typed, setTyped, query };
}

/** Escape with the list closed would empty the field; it belongs to the window around it, and the choice stays. */
function keptOnEscape(details: Base.Root.ChangeEventDetails): boolean {
  if (details.reason !== 'escape-key') return false;
  details.cancel();
  details.allowPropagation();
  return true;
}

const byValue = (a: Option, b: Option) => a.value === b.value;

export type ComboboxProps<T extends string> = Common<T> & {
  value: T | undefined;
  onChange: (value: T | undefined) => void;
};

/** One of many, by search. Emptying the field chooses none; text that matches nothing falls back to the last choice. */
export function Combobox<T extends string>({
  options,
  value,
  onChange,
  placeholder,
  nothing,
  ...field
}: ComboboxProps<T>) {
  const chosen = options.find((option) => option.value === value) ?? null;
  const { shown, total, typed, setTyped, query } = useMatches(options, chosen?.label);
  return (
    <Field {...field}>
      {(control) => (
        <Base.Root<Option<T>>
          items={options}
          filteredItems={shown}
          limit={limit}
          value={chosen}
          onValueChange={(option: Option<T> | null, details) => keptOnEscape(details) || onChange(option?.value)}
          inputValue={typed}
          onInputValueChange={(text, details) => keptOnEscape(details) || setTyped(text)}
          isItemEqualToValue={byValue}
          autoHighlight
        >
          <Base.InputGroup className="relative">
            <Base.Input
              {...control}
              dir="auto"
              placeholder={placeholder}
              className={cx(controlClass, 'h-8 w-full truncate pr-8 pl-2.5')}
            />
            <Toggle />
          </Base.InputGroup>
          <ComboboxList {...{ total, limit, query, nothing }} />
        </Base.Root>
      )}
    </Field>
  );
}

export type MultiComboboxProps<T extends string> = Common<T> & { value: readonly T[]; onChange: (value: T[]) => void };

/** Several of many, by search; the chosen are chips that can be removed, by Backspace too. The list stays open while choosing. */
export function MultiCombobox<T extends string>({
  options,
  value,
  onChange,
  placeholder,
  nothing,
  ...field
}: MultiComboboxProps<T>) {
  const { shown, total, typed, setTyped, query } = useMatches(options);
  const group = useRef<HTMLDivElement>(null);
  const chosen = useMemo(() => {
    const byKey = new Map(options.map((option) => [option.value, option]));
    return value.map((key) => byKey.get(key) ?? { value: key, label: key });
  }, [options, value]);
  return (
    <Field {...field}>
      {(control) => (
        <Base.Root
          multiple
          items={options}
          filteredItems={shown}
          limit={limit}
          value={chosen}
          onValueChange={(next: Option<T>[], details) =>
            keptOnEscape(details) || onChange(next.map((option) => option.value))
          }
          inputValue={typed}
          onInputValueChange={(text, details) => keptOnEscape(details) || setTyped(text)}
          isItemEqualToValue={byValue}
          autoHighlight
          onOpenChange={(open, details) => !open && details.reason === 'item-press' && details.cancel()}
        >
          <Base.Chips
            ref={group}
            className={cx(
              controlClass,
              'flex min-h-8 flex-wrap items-center gap-1 p-[3px] has-focus-visible:outline-2 has-focus-visible:outline-focus',
            )}
          >
            {chosen.map((option) => (
              <Chip key={option.value}>{option.label}</Chip>
            ))}
            <Base.Input
              {...control}
              dir="auto"
              placeholder={chosen.length ? undefined : placeholder}
              className="h-6 min-w-24 flex-1 bg-transparent px-1.5 outline-none"
            />
          </Base.Chips>
          <ComboboxList {...{ total, limit, query, nothing }} anchor={group} />
        </Base.Root>
      )}
    </Field>
  );
}

function Chip({ children }: { children: string }) {
  return (
    <Base.Chip className="inline-flex h-6 max-w-full items-center rounded-sm border border-line bg-surface-muted pl-2 text-sm outline-none data-highlighted:border-accent-fill focus:border-accent-fill forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-solid">
      <span className="min-w-0 truncate">{children as ReactNode}</span>
      <Base.ChipRemove
        aria-label={`Remove ${children}`}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-text-muted hover:text-text"
      >
        <X className="size-3.5" aria-hidden="true" />
      </Base.ChipRemove>
    </Base.Chip>
  );
}

function Toggle() {
  return (
    <Base.Trigger
      aria-label="Show the options"
      className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-text-muted"
    >
      <ChevronDown className="size-4" aria-hidden="true" />
    </Base.Trigger>
  );
}
