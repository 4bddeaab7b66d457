import { Combobox as Base } from '@base-ui/react/combobox';
import { type ReactNode, useMemo, useState } from 'react';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { cx } from '#src/lib/cx.ts';
import { matchOptions, type Option } from '#src/lib/match-options.ts';
import { ComboboxList } from './combobox-list.tsx';
import { keptOnEscape } from './combobox.tsx';
import { Field, type FieldProps } from './field.tsx';

export type AddComboboxProps = Omit<FieldProps, 'children'> & {
  /** All options, even thousands: all are searched, the best 50 are rendered, and the rest is counted. */
  options: readonly Option[];
  /** One more line, below the matches: what else the typed text can be. */
  last: (query: string) => Option;
  onAdd: (value: string) => void;
  /** Takes a pasted text, so that it isn't inserted, or leaves it by returning false. */
  onPaste: (text: string) => boolean;
  /** The person leaves the field with this text in it. Returns whether it was taken; else it stays. */
  onLeave: (text: string) => boolean;
  placeholder?: string | undefined;
  /** A picture in front of an option. Decorative: the words must say the same. */
  markOf?: ((value: string) => ReactNode) | undefined;
};

const limit = 50;

/** Adds one after the other of many by search. What was chosen is shown elsewhere, and the field is empty again. */
export function AddCombobox({
  options,
  last,
  onAdd,
  onPaste,
  onLeave,
  placeholder,
  markOf,
  ...field
}: AddComboboxProps) {
  const [typed, setTyped] = useState('');
  const { shown, total } = useMemo(() => matchOptions(options, typed, limit), [options, typed]);
  const lines = [...shown, last(typed)];
  return (
    <Field {...field}>
      {(control) => (
        <Base.Root<Option>
          items={lines}
          filteredItems={lines}
          limit={limit + 1}
          value={null}
          onValueChange={(option, details) => {
            if (keptOnEscape(details) || !option) return;
            onAdd(option.value);
            setTyped('');
          }}
          inputValue={typed}
          // A choice would put its own text into the field.
          onInputValueChange={(text, details) => {
            if (!keptOnEscape(details) && details.reason === 'input-change') setTyped(text);
          }}
          isItemEqualToValue={(one, other) => one.value === other.value}
          autoHighlight
        >
          <Base.Input
            {...control}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            className={cx(controlClass, 'h-8 w-full truncate px-2.5')}
            onPaste={(event) => {
              if (onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault();
            }}
            onBlur={() => {
              if (typed.trim() !== '' && onLeave(typed)) setTyped('');
            }}
          />
          <ComboboxList {...{ total, limit, markOf }} query={typed} />
        </Base.Root>
      )}
    </Field>
  );
}
