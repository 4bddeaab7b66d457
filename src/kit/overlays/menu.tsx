import { EllipsisVertical } from 'lucide-react';
import { Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { cx } from '#src/lib/cx.ts';
import type { MenuItem } from './menu-item.ts';

export type MenuButtonProps = {
  /** The button's name, which includes the object: "Actions for ci-main". With `children`, it must contain their text. */
  label: string;
  items: readonly MenuItem[];
  /** Shown above the items; can't be chosen. Not read out: put it into `label` too. */
  heading?: ReactNode;
  /** The button's content; three dots by default. */
  children?: ReactNode;
  align?: 'start' | 'end' | undefined;
  className?: string | undefined;
  /** The name of a search field above the items, for long menus. Each item then needs `onSelect`. */
  search?: string | undefined;
};

const MenuPopup = lazyPart(() => import('./menu-popup.tsx').then((module) => module.MenuPopup));

const SearchPopup = lazyPart(() => import('./search-popup.tsx').then((module) => module.SearchPopup));

/**
 * A button with a menu. Hover, focus or press loads the menu's code; a press before that is remembered. Focus returns to
 * the button before an item acts, so that a dialog opened by the item returns it there too.
 */
export function MenuButton({ label, items, heading, children, align = 'end', className, search }: MenuButtonProps) {
  const { preload } = search === undefined ? MenuPopup : SearchPopup;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const change = (next: boolean) => {
    setWanted(true);
    setOpen(next);
  };
  /** Its code failed to load. */
  const giveUp = () => {
    setWanted(false);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setByKeyboard(true);
    change(true);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup={search === undefined ? 'menu' : 'dialog'}
        aria-expanded={open}
        aria-label={label}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={(event) => {
          setByKeyboard(event.detail === 0);
          change(!open);
        }}
        onKeyDown={onKeyDown}
        className={cx(
          children === undefined
            ? 'inline-grid size-8 shrink-0 place-items-center rounded-md text-text-muted transition-colors hover:bg-surface-hover hover:text-text aria-expanded:bg-surface-hover aria-expanded:text-text'
            : (className ?? buttonClass('secondary')),
        )}
      >
        {children ?? <EllipsisVertical className="size-4" aria-hidden="true" />}
      </button>
      {wanted && (
        <Suspense fallback={null}>
          {search === undefined ? (
            <MenuPopup
              {...{ open, label, items, heading, align, byKeyboard }}
              anchor={button}
              onOpenChange={change}
              onClose={giveUp}
            />
          ) : (
            <SearchPopup
              {...{ open, label, items, search, align }}
              anchor={button}
              onOpenChange={change}
              onClose={giveUp}
            />
          )}
        </Suspense>
      )}
    </>
  );
}
