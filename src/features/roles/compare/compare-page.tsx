import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { type RoleChoice, roleChoices } from '#src/access/role-choices.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { rolesQuery } from '#src/api/roles.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { rolesHelp } from '../roles-help.ts';
import { comparePurpose } from '../roles-search.ts';
import { comparePermissions, comparisonWords } from './compare-roles.ts';
import type { RoleReferences } from './role-pair.tsx';

const RolePair = lazyPart(() => import('./role-pair.tsx').then((module) => module.RolePair));

const route = getRouteApi('/organizations/$organizationId/iam/roles/compare');

/** Two roles side by side; the address names them. */
export function ComparePage() {
  const { organizationId } = route.useParams();
  const { a, b } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const choices = useMemo(() => roleChoices(roles), [roles]);
  const show = (search: RoleReferences) => void navigate({ search, replace: true, resetScroll: false });
  const chosen = (reference: string | undefined) => choices.find(({ value }) => value === reference);
  const [roleA, roleB] = [chosen(a), chosen(b)];
  return (
    <>
      <PageHeader help={rolesHelp} description={comparePurpose} />
      <Suspense fallback={<PairLoading />}>
        <RolePair {...{ a, b, roles: choices }} onChange={show} />
      </Suspense>
      {roleA && roleB ? (
        <Compared a={roleA} b={roleB} />
      ) : (
        <p className="text-text-muted">Choose two roles to compare them.</p>
      )}
    </>
  );
}

function PairLoading() {
  return (
    <output className="mb-6 block max-w-3xl">
      <span className="sr-only">Loading…</span>
      <Skeleton className="h-14" />
    </output>
  );
}

function Compared({ a, b }: { a: RoleChoice; b: RoleChoice }) {
  const comparison = useMemo(() => comparePermissions(a.permissions, b.permissions), [a, b]);
  return (
    <>
      <output className="mb-4 block font-medium wrap-anywhere">{comparisonWords(a.label, b.label, comparison)}</output>
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-3">
        <Part title={`Only ${a.label}`} permissions={comparison.onlyA} />
        <Part title="Both" permissions={comparison.both} />
        <Part title={`Only ${b.label}`} permissions={comparison.onlyB} />
      </div>
    </>
  );
}

function Part({ title, permissions }: { title: string; permissions: readonly string[] }) {
  return (
    <Section title={`${title} (${permissions.length})`}>
      <div className="rounded-lg border border-line bg-surface-raised p-4">
        {permissions.length > 0 ? (
          <RolePermissions permissions={permissions} />
        ) : (
          <p className="text-text-muted">No permissions</p>
        )}
      </div>
    </Section>
  );
}
