import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ArrowLeftRight } from 'lucide-react';
import { useMemo } from 'react';
import { type RoleChoice, roleChoices } from '#src/access/role-choices.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { rolesQuery } from '#src/api/roles.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Combobox } from '#src/kit/form/combobox.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { rolesHelp } from '../roles-help.ts';
import { comparePurpose } from '../roles-search.ts';
import { comparePermissions, comparisonWords } from './compare-roles.ts';

const route = getRouteApi('/organizations/$organizationId/iam/roles/compare');

/** Two roles side by side; the address names them. */
export function ComparePage() {
  const { organizationId } = route.useParams();
  const { a, b } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const choices = useMemo(() => roleChoices(roles), [roles]);
  const show = (search: { a?: string | undefined; b?: string | undefined }) =>
    void navigate({ search, replace: true, resetScroll: false });
  const chosen = (reference: string | undefined) => choices.find(({ value }) => value === reference);
  const [roleA, roleB] = [chosen(a), chosen(b)];
  const field = { options: choices, placeholder: 'Search roles' };
  return (
    <>
      <PageHeader help={rolesHelp} description={comparePurpose} />
      <div className="mb-6 grid max-w-3xl items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <Combobox
          label="Role A"
          {...field}
          value={a}
          error={whyNot(a, roleA)}
          onChange={(next) => show({ a: next, b })}
        />
        <Button
          className="justify-self-start"
          icon={<ArrowLeftRight aria-hidden="true" />}
          onClick={() => show({ a: b, b: a })}
        >
          Swap
        </Button>
        <Combobox
          label="Role B"
          {...field}
          value={b}
          error={whyNot(b, roleB)}
          onChange={(next) => show({ a, b: next })}
        />
      </div>
      {roleA && roleB ? (
        <Compared a={roleA} b={roleB} />
      ) : (
        <p className="text-text-muted">Choose two roles to compare them.</p>
      )}
    </>
  );
}

function whyNot(reference: string | undefined, role: RoleChoice | undefined): string | undefined {
  return reference !== undefined && !role ? 'This role no longer exists. Choose another one.' : undefined;
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
