import { Link, useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { ScopeLabel } from '#src/access/scope.tsx';
import type { Groups } from '#src/flows/list/list-options.ts';
import { formatCount } from '#src/lib/counted.ts';
import type { BindingRow } from './binding-rows.ts';
import type { BindingsData } from './bindings-data.ts';

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
        if (projectId === '' && isFiltered) return <ThroughOrganization />;
        const label = <ScopeLabel projectId={projectId} projects={projects} />;
        if (isFiltered || wide === 0 || !projects.names.has(projectId)) return label;
        return <WithWider label={label} projectId={projectId} wide={wide} />;
      },
    };
  }, [byScope, bindings, projects, isFiltered]);
}

function ThroughOrganization() {
  return (
    <span className="flex items-start gap-2">
      <Building2 className="mt-0.5 size-4 shrink-0 text-text-muted" aria-hidden="true" />
      Through the whole organization
    </span>
  );
}

/** A project's name, and a link that adds who is in it through the whole organization. */
function WithWider({ label, projectId, wide }: { label: ReactNode; projectId: string; wide: number }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {label}
      <Link
        from={from}
        to="."
        search={(previous) => ({ ...previous, scope: [projectId], page: undefined })}
        resetScroll={false}
        preload={false}
        className="rounded-sm font-normal text-text-muted underline underline-offset-2 hover:text-text"
      >
        {formatCount(wide)} more through the whole organization
      </Link>
    </span>
  );
}
