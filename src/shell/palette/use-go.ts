import { useParams, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Thing } from './declarations.ts';

/** Where a command leads. `isHere`: the page stays, and its search is kept beside the new one. */
export interface Target extends Pick<Thing, 'params' | 'search'> {
  /** The path of a route. */
  readonly to: string;
  readonly isHere?: boolean;
}

/** Goes to a target, in the organization that is open. */
export function useGo(): (target: Target) => void {
  const { navigate } = useRouter();
  const open = useParams({ strict: false });
  return useMemo(
    () =>
      ({ to, params, search, isHere = false }) =>
        void navigate({
          to,
          params: { ...open, ...params },
          search: (before: object) => ({ ...(isHere && before), ...search }),
          resetScroll: !isHere,
        }),
    [navigate, open],
  );
}

/** Whether these parameters are all that an address of the route needs. */
export function isReachable(to: string, params: object): boolean {
  return [...to.matchAll(/\$(\w+)/g)].every(([, name = '']) => name in params);
}
