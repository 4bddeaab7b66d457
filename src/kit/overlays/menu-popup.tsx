import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { useContext, useId, useRef, type FocusEvent, type ReactNode, type RefObject } from 'react';
import { cx } from '#src/lib/cx.ts';
import type { MenuItem, PopupProps } from './menu-item.ts';
import { returnFocus } from './return-focus.ts';
import { useNoSecondPress } from './use-no-second-press.ts';
import { WhyLink } from './why-link.ts';

type MenuPopupProps = PopupProps & {
  heading: ReactNode;
  /** Opened by keyboard: the first item takes focus at once. */
  byKeyboard: boolean;
};

/** The heavy half of MenuButton, loaded by it. Do not import it elsewhere. */
export function MenuPopup({ open, onOpenChange, anchor, label, items, heading, align, byKeyboard }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  const notes = useNotes(items);
  useNoSecondPress(open);
  const focusFirst = ({ target, currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!byKeyboard || target !== currentTarget || relatedTarget !== anchor.current) return;
    currentTarget.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  };
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup
            aria-label={label}
            ref={popup}
            onFocus={focusFirst}
            finalFocus={() => returnFocus(popup, anchor)}
            className="max-h-(--available-height) max-w-[min(20rem,calc(100vw-1rem))] min-w-44 overflow-y-auto rounded-lg border border-line bg-surface-raised p-1 text-base shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {heading && (
              <div aria-hidden="true" className="-mx-1 mb-1 border-b border-line px-3 pt-1.5 pb-2.5">
                {heading}
              </div>
            )}
            {items.map((item) => (
              <Line key={item.label} item={item} anchor={anchor} noteId={notes.get(item.disabledReason ?? '')} />
            ))}
            {Array.from(notes, ([reason, noteId]) => (
              <Note key={noteId} id={noteId} reason={reason} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Reasons that several items share are told once, below all items: the ID of each such text. */
function useNotes(items: readonly MenuItem[]): ReadonlyMap<string, string> {
  const id = useId();
  const reasons = items.flatMap(({ disabledReason }) => disabledReason ?? []);
  const shared = new Set(reasons.filter((reason, at) => reasons.indexOf(reason) !== at));
  return new Map(Array.from(shared, (reason, at) => [reason, `${id}-${at}`]));
}

function Note({ id, reason }: { id: string; reason: string }) {
  return (
    <>
      <Menu.Separator className="-mx-1 my-1 h-px bg-line" />
      <p id={id} className="px-2 pt-1 text-sm text-text-muted wrap-anywhere">
        {reason}
      </p>
      <Why reason={reason} reasonId={id} />
    </>
  );
}

/** Leads to the explanation of a reason, where there is one. */
function Why({ reason, reasonId, isIndented }: { reason: string; reasonId: string; isIndented?: boolean }) {
  const why = useContext(WhyLink)(reason);
  return (
    why && (
      <Menu.LinkItem
        render={why}
        closeOnClick
        label="Explain why"
        aria-describedby={reasonId}
        className={cx(whyClass, isIndented && 'ml-6')}
      >
        Explain why
      </Menu.LinkItem>
    )
  );
}

type LineProps = {
  item: MenuItem;
  anchor: RefObject<HTMLButtonElement | null>;
  /** The ID of the text that says why, where it isn't told in the line. */
  noteId: string | undefined;
};

function Line({ item, anchor, noteId }: LineProps) {
  const { disabledReason } = item;
  const blocked = disabledReason !== undefined;
  const reasonId = useId();
  const className = cx(
    'flex min-h-8 items-start gap-2 rounded-md px-2 py-1.5 no-underline outline-none select-none data-highlighted:bg-surface-hover forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-solid [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0',
    blocked ? 'text-text-muted forced-colors:text-[GrayText]' : item.danger && 'text-danger',
  );
  const act = () => {
    if (!item.isOneOfSeveral) anchor.current?.focus();
    item.onSelect?.();
  };
  const content = (
    <>
      {item.icon}
      <span className="min-w-0 flex-1 wrap-anywhere">
        {item.label}
        {blocked && noteId === undefined && (
          <span id={reasonId} className="block text-sm">
            {disabledReason}
          </span>
        )}
      </span>
      {item.checked && <Check aria-hidden="true" />}
    </>
  );
  const choice = item.isOneOfSeveral ? 'menuitemcheckbox' : 'menuitemradio';
  const role = item.checked === undefined ? {} : { role: choice, 'aria-checked': item.checked };
  return (
    <>
      {item.separatorBefore && <Menu.Separator className="-mx-1 my-1 h-px bg-line" />}
      {item.link && !blocked ? (
        <Menu.LinkItem render={item.link} closeOnClick label={item.label} className={className}>
          {content}
        </Menu.LinkItem>
      ) : (
        <Menu.Item
          {...role}
          label={item.label}
          aria-disabled={blocked || undefined}
          aria-describedby={noteId}
          closeOnClick={!blocked && !item.isOneOfSeveral}
          onClick={blocked ? undefined : act}
          className={className}
        >
          {content}
        </Menu.Item>
      )}
      {blocked && noteId === undefined && (
        <Why reason={disabledReason} reasonId={reasonId} isIndented={Boolean(item.icon)} />
      )}
    </>
  );
}

/** Stands under the text of the line above. */
const whyClass =
  'flex min-h-6 w-fit items-center rounded-md px-2 text-sm text-accent underline underline-offset-2 outline-none select-none data-highlighted:bg-surface-hover forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-solid';
