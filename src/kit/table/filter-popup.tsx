import { Combobox as Base } from '@base-ui/react/combobox';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { ComboboxOptions } from '#src/kit/form/combobox-list.tsx';
import { returnFocus } from '#src/kit/overlays/return-focus.ts';
import { cx } from '#src/lib/cx.ts';
import { matchOptions, type Option } from '#src/lib/match-options.ts';

/** How many matches are rendered. */
const limit = 50;

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

/** The heavy half of FilterChip, loaded by it: a list of values with a search and multiple choice. */
export function FilterPopup({ open, onOpenChange, anchor, label, values, options, onChange }: FilterPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  // The values chosen at opening stay on top, so that an option doesn't move when it is pressed.
  const [first, setFirst] = useState(values);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    setFirst(values);
  }
  const all = useMemo(() => (open ? inOrder(options(), first) : []), [open, options, first]);
  const { shown, total } = useMemo(() => matchOptions(all, query, limit), [all, query]);
  return (
    <Base.Root
      multiple
      items={all}
      filteredItems={shown}
      limit={limit}
      value={all.filter(({ value }) => values.includes(value))}
      onValueChange={(chosen: Option[]) => onChange(chosen.map(({ value }) => value))}
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
      onInputValueChange={(text, { reason }) => reason === 'input-change' && setQuery(text)}
      isItemEqualToValue={(one: Option, other: Option) => one.value === other.value}
      autoHighlight
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            aria-label={label}
            ref={popup}
            finalFocus={() => returnFocus(popup, anchor)}
            className="flex max-h-[min(24rem,var(--available-height))] w-[min(18rem,calc(100vw-1rem))] flex-col overflow-hidden rounded-lg border border-line bg-surface-raised text-base shadow-float outline-none"
          >
            <div className="border-b border-line p-2">
              <Base.Input
                aria-label={`Search ${label}`}
                placeholder="Search"
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

function inOrder(options: readonly Option[], first: readonly string[]): readonly Option[] {
  const isFirst = ({ value }: Option) => first.includes(value);
  return [...options.filter(isFirst), ...options.filter((option) => !isFirst(option))];
}
