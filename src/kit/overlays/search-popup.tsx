import { useMemo } from 'react';
import type { Option } from '#src/lib/match-options.ts';
import type { MenuItem, PopupProps } from './menu-item.ts';
import { SearchList } from './search-list.tsx';

/** The heavy half of a MenuButton with a search, loaded by it. */
export function SearchPopup({ items, search, anchor, ...popup }: PopupProps & { search: string }) {
  const options = useMemo(() => optionsOf(items), [items]);
  const chosen = options.find(({ value }) => items[Number(value)]?.checked) ?? null;
  return (
    <SearchList
      {...popup}
      anchor={anchor}
      search={search}
      placeholder={search}
      options={options}
      value={chosen}
      onValueChange={(option) => {
        anchor.current?.focus();
        if (option) items[Number(option.value)]?.onSelect?.();
      }}
    />
  );
}

/** Options by item index, the chosen one first: it may be far down. */
function optionsOf(items: readonly MenuItem[]): Option[] {
  const options = items.map(({ label }, at) => ({ value: String(at), label }));
  const at = items.findIndex(({ checked }) => checked);
  return at > 0 ? [...options.splice(at, 1), ...options] : options;
}
