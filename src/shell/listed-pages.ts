import { useRouter } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { useMemo } from 'react';

/** A page's place in the navigation, in its route's `staticData`. The command palette lists it too. */
export interface Listing {
  /**
   * "tabs": the header. "rail": Identity & Access Management. "project" and "settings": above the pages of a project, or of
   * Organization Settings. "palette": nowhere else.
   */
  readonly in: 'tabs' | 'rail' | 'project' | 'settings' | 'palette';
  /** Pages are in the order of these numbers, those of the rail between its tab and the next. */
  readonly at: number;
  /** Shown in the rail and in the palette. The tabs show none. */
  readonly icon?: LucideIcon;
  /** The page's name where the route has no `title`. */
  readonly label?: string;
}

export interface ListedPage extends Listing {
  /** The route's path: `/organizations/$organizationId/projects`. */
  readonly to: string;
  readonly label: string;
  /** What the page is for, if its route says so. */
  readonly purpose: string | undefined;
}

/** The pages whose routes have a `listing`, in their order. */
export function useListedPages(): readonly ListedPage[] {
  const { routesById } = useRouter();
  return useMemo(() => {
    const pages = Object.values(routesById).flatMap(({ fullPath: to, options: { staticData } }): ListedPage[] => {
      const { listing, title = '', shape } = staticData ?? {};
      return listing ? [{ to, label: title, ...listing, purpose: shape?.description }] : [];
    });
    return pages.toSorted((one, other) => one.at - other.at);
  }, [routesById]);
}
