import { Combobox } from '@base-ui/react/combobox';
import { type ComponentProps, type RefObject, useMemo, useRef, useState } from 'react';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { ComboboxOptions } from '#src/kit/form/combobox-list.tsx';
import { cx } from '#src/lib/cx.ts';
import { matchOptions, type Option } from '#src/lib/match-options.ts';
import { returnFocus } from './return-focus.ts';

/** How many matches are rendered. */
const limit = 50;

type SearchListProps<Multiple extends boolean> = Pick<
  ComponentProps<typeof Combobox.Root<Option, Multiple>>,
  'multiple' | 'value' | 'onValueChange'
> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens the list. It also closes it and gets the focus back. */
  anchor: RefObject<HTMLButtonElement | null>;
  align?: 'start' | 'end' | undefined;
  label: string;
  /** The name of the search field. */
  search: string;
  placeholder: string;
  options: readonly Option[];
};

/** A list under a button, with a search field on top. Searches all options and renders the best matches. */
export function SearchList<Multiple extends boolean = false>(props: SearchListProps<Multiple>) {
  const { open, onOpenChange, anchor, align, label, search, placeholder, options, ...choice } = props;
  const popup = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const { shown, total } = useMemo(() => matchOptions(options, query, limit), [options, query]);
  return (
    <Combobox.Root<Option, Multiple>
      {...choice}
      items={options}
      filteredItems={shown}
      limit={limit}
      open={open}
      onOpenChange={(next, { reason, event, cancel }) => {
        // The button closes the list itself: if this closed it first, the press would open it again.
        if (reason === 'outside-press' && event.target instanceof Node && anchor.current?.contains(event.target)) {
          return cancel();
        }
        setQuery('');
        onOpenChange(next);
      }}
      inputValue={query}
      // A choice would put its own text into the field.
      onInputValueChange={(text, { reason }) => reason === 'input-change' && setQuery(text)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      autoHighlight
    >
      <Combobox.Portal>
        <Combobox.Positioner
          anchor={anchor}
          align={align ?? 'start'}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Combobox.Popup
            aria-label={label}
            ref={popup}
            finalFocus={() => returnFocus(popup, anchor)}
            className="flex max-h-[min(24rem,var(--available-height))] w-[min(20rem,calc(100vw-1rem))] flex-col overflow-hidden rounded-lg border border-line bg-surface-raised text-base shadow-float outline-none"
          >
            <div className="border-b border-line p-2">
              <Combobox.Input
                aria-label={search}
                placeholder={placeholder}
                dir="auto"
                className={cx(controlClass, 'h-8 w-full px-2.5')}
              />
            </div>
            <ComboboxOptions {...{ total, limit, query }} />
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
