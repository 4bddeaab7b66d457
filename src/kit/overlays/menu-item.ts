import type { ReactElement, ReactNode, RefObject } from 'react';

/** One line of a menu: an act (`onSelect`) or a place (`link`). With `disabledReason` it stays reachable and says why. */
export type MenuItem = {
  label: string;
  icon?: ReactNode;
  onSelect?: (() => void) | undefined;
  /** The link element itself, empty: `<Link to="/roles" />` or `<a href="…" />`. The menu fills it. */
  link?: ReactElement | undefined;
  danger?: boolean | undefined;
  disabledReason?: string | undefined;
  /** Shows a tick: the line is one of several choices, and chosen or not. */
  checked?: boolean | undefined;
  /** With `checked`: others can be chosen beside it, so the menu stays open. */
  isOneOfSeveral?: boolean | undefined;
  separatorBefore?: boolean | undefined;
};

/** What MenuButton tells the popup that it loads, with or without a search. */
export type PopupProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Its code can't be had, and the person leaves it at that. */
  onClose: () => void;
  anchor: RefObject<HTMLButtonElement | null>;
  label: string;
  items: readonly MenuItem[];
  align: 'start' | 'end';
};
