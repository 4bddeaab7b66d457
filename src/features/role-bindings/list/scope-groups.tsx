import { useSearch } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { ScopeLabel } from '#src/access/scope.tsx';
import type { Groups } from '#src/flows/list/list-options.ts';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import type { BindingRow } from './binding-rows.ts';
import type { BindingsData } from './bindings-data.ts';

const ThroughOrganization = lazyPart(() => import('./scope-headings.tsx').then((m) => m.ThroughOrganization));
const WithWider = lazyPart(() => import('./scope-headings.tsx').then((m) => m.WithWider));

const from = '/organizations/$organizationId/iam/role-bindings';

/**
 * The list by scope: the whole organization, then each project. Where it is filtered by projects, these come first, and the
 * whole organization after them, because it is in every project.
 */
export function useScopeGroups({ bindings, projects }: BindingsData, byScope: boolean): Groups<BindingRow> | undefined {
  const { scope } = useSearch({ from });
  const isFiltered = scope?.some((value) => value !== 'organization') === true;
  return useMemo(() => {
    if (!byScope) return undefined;
    const ids = [...projects.names.keys(), ...bindings.map(({ projectId }) => projectId)].filter((id) => id !== '');
    const places = new Map([...new Set(ids)].map((id, at) => [id, at]));
    const wide = bindings.filter(({ projectId }) => projectId === '').length;
    return {
      keyOf: ({ projectId }) => projectId,
      placeOf: (projectId) => (projectId === '' ? (isFiltered ? places.size : -1) : places.get(projectId)),
      labelOf: (projectId) => {
        const label = <ScopeLabel projectId={projectId} projects={projects} />;
        if (projectId === '' && isFiltered) {
          return (
            <Suspense fallback={label}>
              <ThroughOrganization />
            </Suspense>
          );
        }
        if (isFiltered || wide === 0 || !projects.names.has(projectId)) return label;
        return (
          <Suspense fallback={label}>
            <WithWider label={label} projectId={projectId} wide={wide} />
          </Suspense>
        );
      },
    };
  }, [byScope, bindings, projects, isFiltered]);
}
