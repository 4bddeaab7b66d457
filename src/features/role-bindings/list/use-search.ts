import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { RoleBindingsSearch } from './role-bindings-search.ts';

const from = '/organizations/$organizationId/iam/role-bindings';

/** Changes parts of the address; a part set to `undefined` goes. `replace` adds no step to the browser's history. */
export type ChangeSearch = (changes: RoleBindingsSearch, options?: { replace?: boolean }) => void;

/** What the address says, and how to change it. Any change of what is listed goes back to the first page. */
export function useBindingsSearch(): [RoleBindingsSearch, ChangeSearch] {
  const search = useSearch({ from });
  const navigate = useNavigate({ from });
  const router = useRouter();
  const change: ChangeSearch = useCallback(
    (changes, { replace = false } = {}) => {
      // The person is on the way to another page, and must not be called back.
      const { resolvedLocation } = router.state;
      if (resolvedLocation && resolvedLocation.pathname !== router.latestLocation.pathname) return;
      void navigate({
        search: (previous) => ({ ...previous, page: undefined, ...changes }),
        replace,
        resetScroll: false,
      });
    },
    [navigate, router],
  );
  return [search, change];
}

/** `leave`: puts what is typed into the address now, before a step to somewhere else. */
export type TypedSearch = { readonly text: string; readonly type: (text: string) => void; readonly leave: () => void };

/**
 * The text of the search field: at once for the list, and for the address when typing rests or the field is left. A change
 * of the address from elsewhere (Back, Clear filters) wins over the field.
 */
export function useTypedSearch(inAddress: string, commit: (text: string) => void): TypedSearch {
  const [typed, setTyped] = useState({ text: inAddress, committed: inAddress, seen: inAddress });
  if (inAddress !== typed.seen) {
    const own = inAddress === typed.committed;
    setTyped({ text: own ? typed.text : inAddress, committed: inAddress, seen: inAddress });
  }
  const { text, committed } = typed;
  const leave = () => {
    if (text === committed) return;
    setTyped((current) => ({ ...current, committed: text }));
    commit(text);
  };
  useEffect(() => {
    if (text === committed) return undefined;
    const timer = setTimeout(leave, 300);
    return () => clearTimeout(timer);
  });
  return { text, type: (next) => setTyped((current) => ({ ...current, text: next })), leave };
}
