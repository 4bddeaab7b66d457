import type { ReactElement, ReactNode, RefObject } from 'react';

/** A menu item: an action (`onSelect`) or a link. With `disabledReason` it stays focusable and shows why. */
export type MenuItem = {
  label: string;
  icon?: ReactNode;
  onSelect?: (() => void) | undefined;
  /** An empty link element: `<Link to="/roles" />` or `<a href="…" />`. The menu fills it. */
  link?: ReactElement | undefined;
  danger?: boolean | undefined;
  disabledReason?: string | undefined;
  /** Shows a tick: the item is one of several choices, chosen or not. */
  checked?: boolean | undefined;
  /** With `checked`: several can be chosen, so the menu stays open. */
  isOneOfSeveral?: boolean | undefined;
  separatorBefore?: boolean | undefined;
};

/** The props that MenuButton passes to the popup it loads, with or without a search. */
export type PopupProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when its code failed to load and the person dismissed the notice. */
  onClose: () => void;
  anchor: RefObject<HTMLButtonElement | null>;
  label: string;
  items: readonly MenuItem[];
  align: 'start' | 'end';
};
