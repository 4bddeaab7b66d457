import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ListSearch } from './list-search.ts';

/** What the address says of the list: its own parameters, and those of its filters by their ids. */
export type ListAddress = ListSearch & { readonly [name: string]: unknown };

/** Changes parts of the address; a part set to `undefined` goes. `replace` adds no step to the browser's history. */
export type ChangeAddress = (changes: Record<string, unknown>, options?: { replace?: boolean }) => void;

/** What the address says, and how to change it. Any change of what is listed goes back to the first page. */
export function useListAddress(): [ListAddress, ChangeAddress] {
  const address: ListAddress = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const change: ChangeAddress = useCallback(
    (changes, { replace = false } = {}) => {
      // The person is on the way to another page, and must not be called back.
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
