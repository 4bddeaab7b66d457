import { Combobox as Base } from '@base-ui/react/combobox';
import { useMemo, useRef, useState } from 'react';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { ComboboxOptions } from '#src/kit/form/combobox-list.tsx';
import { cx } from '#src/lib/cx.ts';
import { matchOptions, type Option } from '#src/lib/match-options.ts';
import type { MenuItem, PopupProps } from './menu-item.ts';
import { returnFocus } from './return-focus.ts';

/** How many matches are rendered. */
const limit = 50;

/** The heavy half of a MenuButton with a search, loaded by it: searches everything and renders the best matches. */
export function SearchPopup({
  open,
  onOpenChange,
  anchor,
  label,
  items,
  search,
  align,
}: PopupProps & { search: string }) {
  const popup = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const options = useMemo(() => optionsOf(items), [items]);
  const { shown, total } = useMemo(() => matchOptions(options, query, limit), [options, query]);
  const chosen = options.find(({ value }) => items[Number(value)]?.checked) ?? null;
  return (
    <Base.Root
      items={options}
      filteredItems={shown}
      limit={limit}
      value={chosen}
      onValueChange={(option) => {
        anchor.current?.focus();
        if (option) items[Number(option.value)]?.onSelect?.();
      }}
      open={open}
      onOpenChange={(next, { reason, event, cancel }) => {
        // The button closes the popup itself: if this closed it first, the press would open it again.
        if (reason === 'outside-press' && event.target instanceof Node && anchor.current?.contains(event.target)) {
          return cancel();
        }
        setQuery('');
        onOpenChange(next);
      }}
      inputValue={query}
      onInputValueChange={setQuery}
      isItemEqualToValue={(one, other) => one.value === other.value}
      autoHighlight
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            aria-label={label}
            ref={popup}
            finalFocus={() => returnFocus(popup, anchor)}
            className="flex max-h-[min(24rem,var(--available-height))] w-[min(20rem,calc(100vw-1rem))] flex-col overflow-hidden rounded-lg border border-line bg-surface-raised text-base shadow-float outline-none"
          >
            <div className="border-b border-line p-2">
              <Base.Input
                aria-label={search}
                placeholder={search}
                dir="auto"
                className={cx(controlClass, 'h-8 w-full px-2.5')}
              />
            </div>
            <ComboboxOptions {...{ total, limit, query }} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Options by item index, the chosen one first: it may be far down. */
function optionsOf(items: readonly MenuItem[]): Option[] {
  const options = items.map(({ label }, at) => ({ value: String(at), label }));
  const at = items.findIndex(({ checked }) => checked);
  return at > 0 ? [...options.splice(at, 1), ...options] : options;
}
