import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { counted, formatCount } from '#src/lib/counted.ts';
import type { Option } from '#src/lib/match-options.ts';
import { tabRound } from './tab-round.ts';
import { useHeadingAfterWindow } from './use-heading-after.ts';
import { useNoSecondPress } from './use-no-second-press.ts';

/**
 * A line to choose. With `disabledReason` it stays reachable and shows why it can't be chosen; with `isExplained`, too, a
 * choice leads to the explanation of the reason.
 */
export type SearchLine = Option & {
  icon?: ReactNode;
  disabledReason?: string | undefined;
  isExplained?: boolean;
};

export type SearchGroup<Line extends SearchLine> = { readonly label: string; readonly items: readonly Line[] };

export type SearchDialogProps<Line extends SearchLine> = {
  onClose: () => void;
  /** Its name, for screen readers. */
  title: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  /** The lines that match, in groups; the caller searches. */
  groups: readonly SearchGroup<Line>[];
  /** How many match, shown or not. */
  total: number;
  /** Whether more lines are still to come. */
  busy?: boolean;
  /** What the search doesn't cover, in words. */
  note?: ReactNode;
  onChoose: (line: Line) => void;
};

/**
 * A window with a search field and the lines that match, chosen by Enter or a press; Escape closes it, and the focus
 * returns. Render it only while it is open, and import it lazily (see lazy-part.tsx).
 */
export function SearchDialog<Line extends SearchLine>(props: SearchDialogProps<Line>) {
  const { onClose, title, placeholder, query, onQuery, groups, total, busy = false, note, onChoose } = props;
  const input = useRef<HTMLInputElement>(null);
  useNoSecondPress(true);
  useHeadingAfterWindow();
  const shown = groups.reduce((count, { items }) => count + items.length, 0);
  return (
    <Dialog.Root open onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop data-scrim className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          initialFocus={input}
          onKeyDown={tabRound}
          className="fixed inset-x-2 top-2 z-40 mx-auto flex max-h-[calc(100dvh-1rem)] max-w-xl flex-col overflow-hidden rounded-lg border border-line bg-surface-raised text-base text-text shadow-float outline-none sm:top-[12vh] sm:max-h-[min(32rem,76vh)]"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <Autocomplete.Root
            items={groups}
            mode="none"
            inline
            open
            autoHighlight="always"
            keepHighlight
            value={query}
            // A choice would put its own text into the field.
            onValueChange={(text, { reason }) => reason === 'input-change' && onQuery(text)}
          >
            <div className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4">
              <Search className="size-4 shrink-0 text-text-muted" aria-hidden="true" />
              <Autocomplete.Input
                ref={input}
                aria-label={placeholder}
                placeholder={placeholder}
                dir="auto"
                spellCheck={false}
                className="h-8 min-w-0 flex-1 rounded-sm bg-transparent px-1"
              />
              <Dialog.Close
                aria-label="Close"
                className="grid size-8 shrink-0 place-items-center rounded-md text-text-muted hover:bg-surface-hover hover:text-text"
              >
                <X className="size-4" aria-hidden="true" />
              </Dialog.Close>
            </div>
            <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
              {({ label, items }: SearchGroup<Line>) => (
                <Autocomplete.Group key={label} items={items} className="pb-1 last:pb-0">
                  <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-sm text-text-muted">
                    {label}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(line: Line) => <LineOf key={line.value} line={line} onChoose={() => onChoose(line)} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <Autocomplete.Empty className="px-4 py-3 text-text-muted empty:hidden">
              {busy ? 'Loading…' : `Nothing matches “${query.slice(0, 40)}”.`}
            </Autocomplete.Empty>
            <footer className="border-t border-line px-4 py-1.5 text-sm text-text-muted has-[>:only-child:empty]:hidden">
              <Autocomplete.Status>{countWords(shown, total)}</Autocomplete.Status>
              {note}
            </footer>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Nothing for no line at all: that is said in place of the lines. */
function countWords(shown: number, total: number): string {
  if (shown < total) return `${formatCount(shown)} of ${formatCount(total)} shown. Type to narrow it down.`;
  return total === 0 ? '' : counted(total, 'result');
}

function LineOf({ line, onChoose }: { line: SearchLine; onChoose: () => void }) {
  const { label, description, icon, disabledReason, isExplained = false } = line;
  const isOff = disabledReason !== undefined;
  const isDead = isOff && !isExplained;
  return (
    <Autocomplete.Item
      value={line}
      aria-disabled={isDead || undefined}
      onClick={isDead ? undefined : onChoose}
      className="flex min-h-8 items-start gap-2.5 rounded-md px-3 py-1.5 outline-none select-none aria-disabled:text-text-muted forced-colors:aria-disabled:text-[GrayText] data-highlighted:bg-surface-hover forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-solid [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-text-muted"
    >
      {icon}
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
        <bdi className="line-clamp-1 wrap-anywhere">{label}</bdi>
        {description && !isOff && (
          <bdi className="line-clamp-1 text-sm text-text-muted wrap-anywhere">{description}</bdi>
        )}
        {isOff && (
          <span className="text-sm text-text-muted">
            {disabledReason}
            {isExplained && ' '}
            {isExplained && <span className="text-accent underline underline-offset-2">Explain why</span>}
          </span>
        )}
      </span>
    </Autocomplete.Item>
  );
}
