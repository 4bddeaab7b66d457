import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ListSearch } from './list-search.ts';

/** The list's parameters in the address, and those of its filters by their IDs. */
export type ListAddress = ListSearch & { readonly [name: string]: unknown };

/** Changes parameters; `undefined` removes one. `replace` adds no step to the browser's history. */
export type ChangeAddress = (changes: Record<string, unknown>, options?: { replace?: boolean }) => void;

/** The parameters, and how to change them. Any change of what is listed goes back to the first page. */
export function useListAddress(): [ListAddress, ChangeAddress] {
  const address: ListAddress = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const change: ChangeAddress = useCallback(
    (changes, { replace = false } = {}) => {
      // The person is leaving for another page: a change of the address would bring them back.
      const { resolvedLocation } = router.state;
      if (resolvedLocation && resolvedLocation.pathname !== router.latestLocation.pathname) return;
      void navigate({
        to: '.',
        search: (previous: object) => ({ ...previous, page: undefined, ...changes }),
        replace,
        resetScroll: false,
      });
    },
    [navigate, router],
  );
  return [address, change];
}
