import { type RefObject, useMemo, useState } from 'react';
import { SearchList } from '#src/kit/overlays/search-list.tsx';
import type { Option } from '#src/lib/match-options.ts';

export type FilterPopupProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when its code failed to load and the person dismissed the notice. */
  onClose: () => void;
  anchor: RefObject<HTMLButtonElement | null>;
  label: string;
  values: readonly string[];
  options: () => readonly Option[];
  onChange: (values: readonly string[]) => void;
};

/** The heavy half of FilterChip, loaded by it: a searched list of values, of which several can be chosen. */
export function FilterPopup({ open, onOpenChange, anchor, label, values, options, onChange }: FilterPopupProps) {
  // The values chosen at opening stay on top, so that an option doesn't move when it is pressed.
  const [first, setFirst] = useState(values);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    setFirst(values);
  }
  const all = useMemo(() => (open ? inOrder(options(), first) : []), [open, options, first]);
  return (
    <SearchList<true>
      multiple
      {...{ open, onOpenChange, anchor, label }}
      search={`Search ${label}`}
      placeholder="Search"
      options={all}
      value={all.filter(({ value }) => values.includes(value))}
      onValueChange={(chosen) => onChange(chosen.map(({ value }) => value))}
    />
  );
}

function inOrder(options: readonly Option[], first: readonly string[]): readonly Option[] {
  const isFirst = ({ value }: Option) => first.includes(value);
  return [...options.filter(isFirst), ...options.filter((option) => !isFirst(option))];
}
