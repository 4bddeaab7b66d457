import { useEffect, useState } from 'react';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';

/** An act that the person may do on this page, or (`disabledReason`) why they may not. A menu's items are acts too. */
export type Act = Pick<MenuItem, 'label' | 'icon' | 'disabledReason' | 'onSelect'>;

const registered = new Map<object, readonly Act[]>();

/**
 * Adds acts to the command palette while the component is mounted. Items without `onSelect`, such as links, are left out.
 * For what a component does by itself; an act that an address opens is declared in its route's `staticData.acts`.
 */
export function useActs(acts: readonly Act[]): void {
  const [key] = useState({});
  useEffect(() => {
    registered.set(key, acts);
  });
  useEffect(() => () => void registered.delete(key), [key]);
}

/** The acts of the components that are mounted now; those that came last, as those of the page, are first. */
export function actsNow(): readonly Act[] {
  return [...registered.values()].toReversed().flat();
}
