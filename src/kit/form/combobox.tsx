import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { cx } from '#src/lib/cx.ts';
import { matchOptions, type Option } from '#src/lib/match-options.ts';
import { ComboboxList } from './combobox-list.tsx';
import { Field, type FieldProps } from './field.tsx';

export type ComboboxProps<T extends string> = Omit<FieldProps, 'children'> & {
  /** All options, even thousands: all are searched, the best 50 are rendered, and the rest is counted. */
  options: readonly Option<T>[];
  value: T | undefined;
  onChange: (value: T | undefined) => void;
  placeholder?: string | undefined;
  /** The text when there are no options at all, and what to do. */
  nothing?: string | undefined;
  /** A further option, last, for a typed text that stands for something that isn't listed. */
  typedOption?: ((typed: string) => Option<T> | undefined) | undefined;
};

const limit = 50;

/** The options that match the typed text. The chosen label doesn't count as a search, or opening would show only it. */
function useMatches<T extends string>(
  options: readonly Option<T>[],
  chosenLabel: string | undefined,
  typedOption: ComboboxProps<T>['typedOption'],
) {
  const [typed, setTyped] = useState(chosenLabel ?? '');
  // Chosen from outside, or under another name.
  const [shownLabel, setShownLabel] = useState(chosenLabel);
  if (shownLabel !== chosenLabel) {
    setShownLabel(chosenLabel);
    setTyped(chosenLabel ?? '');
  }
  const query = typed === chosenLabel ? '' : typed;
  const matches = useMemo(() => {
    const { shown, total } = matchOptions(options, query, limit);
    const more = query.trim() === '' ? undefined : typedOption?.(query.trim());
    if (!more || options.some(({ value }) => value === more.value)) return { shown, total };
    return { shown: [...shown, more], total: total + 1 };
  }, [options, query, typedOption]);
  return { ...matches, typed, setTyped, query };
}

/** With the list closed, Escape would clear the field; instead it goes to the window around it, and the choice stays. */
export function keptOnEscape(details: Base.Root.ChangeEventDetails): boolean {
  if (details.reason !== 'escape-key') return false;
  details.cancel();
  details.allowPropagation();
  return true;
}

const byValue = (a: Option, b: Option) => a.value === b.value;

/** Chooses one of many by search. Clearing the field chooses none; text without a match restores the last choice. */
export function Combobox<T extends string>({
  options,
  value,
  onChange,
  placeholder,
  nothing,
  typedOption,
  ...field
}: ComboboxProps<T>) {
  const chosen = options.find((option) => option.value === value) ?? null;
  const { shown, total, typed, setTyped, query } = useMatches(options, chosen?.label, typedOption);
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
