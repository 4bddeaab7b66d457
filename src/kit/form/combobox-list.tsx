import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { dropSecondPress } from '#src/kit/overlays/use-no-second-press.ts';
import { formatCount } from '#src/lib/counted.ts';
import type { Option } from '#src/lib/match-options.ts';

type ListProps = {
  total: number;
  limit: number;
  query: string;
  /** The text when there are no options at all. */
  nothing?: string | undefined;
  /** A picture in front of an option. Decorative: the words must say the same. */
  markOf?: ((value: string) => ReactNode) | undefined;
};

/** The floating list of a combobox. */
export function ComboboxList(props: ListProps) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} collisionPadding={8} className="z-50 outline-none">
        <Base.Popup className="flex max-h-[min(22rem,var(--available-height))] w-(--anchor-width) flex-col overflow-hidden rounded-lg border border-line bg-surface-raised text-base shadow-float">
          <ComboboxOptions {...props} />
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

/** The best matches and how many more there are, in a popup. */
export function ComboboxOptions({ total, limit, query, nothing, markOf }: ListProps) {
  return (
    <>
      <Base.List className="min-h-0 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
        {(option: Option) => <Line key={option.value} option={option} mark={markOf?.(option.value)} />}
      </Base.List>
      {/* Without this, Escape on an empty list would close the window around it. */}
      <Base.Empty className="px-3 py-2 text-text-muted empty:hidden">
        {query ? `Nothing matches “${query.slice(0, 40)}”.` : (nothing ?? 'There is nothing to choose from.')}
      </Base.Empty>
      <Base.Status className="border-t border-line px-3 py-1.5 text-sm text-text-muted empty:hidden">
        {total > limit && `${formatCount(limit)} of ${formatCount(total)} shown. Type to narrow it down.`}
      </Base.Status>
    </>
  );
}

function Line({ option, mark }: { option: Option; mark: ReactNode }) {
  return (
    <Base.Item
      value={option}
      onClick={dropSecondPress}
      className="flex min-h-8 items-start gap-2 rounded-md px-2 py-1.5 outline-none select-none data-highlighted:bg-surface-hover forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-solid"
    >
      {mark}
      <span className="min-w-0 flex-1">
        <bdi className="line-clamp-1 wrap-anywhere">{option.label}</bdi>
        {option.description && (
          <span className="line-clamp-2 text-sm text-text-muted wrap-anywhere">{option.description}</span>
        )}
      </span>
      <Base.ItemIndicator className="mt-0.5 text-accent">
        <Check className="size-4" aria-hidden="true" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
