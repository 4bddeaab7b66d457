import { Combobox as Base } from '@base-ui/react/combobox';
import { useMemo, useState } from 'react';
import { cx } from '#src/lib/cx.ts';
import { matchOptions } from '#src/lib/match-options.ts';
import { ComboboxOptions } from './combobox-list.tsx';
import { controlClass } from './control-class.ts';
import type { PopupProps } from './menu-popup.tsx';

/** How many matches are drawn. */
const limit = 50;

/** The heavy half of a MenuButton with a search, loaded by it: everything is searched, and the best matches are drawn. */
export function SearchPopup({
  open,
  onOpenChange,
  anchor,
  label,
  items,
  search,
  align,
}: PopupProps & { search: string }) {
  const [query, setQuery] = useState('');
  const options = useMemo(() => items.map((item, at) => ({ value: String(at), label: item.label })), [items]);
  const { shown, total } = useMemo(() => matchOptions(options, query, limit), [options, query]);
  const chosen = options.find((_, at) => items[at]?.checked) ?? null;
  return (
    <Base.Root
      items={options}
      filteredItems={shown}
      limit={limit}
      value={chosen}
      onValueChange={(option) => option && items[Number(option.value)]?.onSelect?.()}
      open={open}
      onOpenChange={(next) => {
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
            finalFocus={anchor}
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
