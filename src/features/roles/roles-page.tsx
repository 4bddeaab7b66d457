import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ShieldQuestionMark } from 'lucide-react';
import { useMemo } from 'react';
import { type RoleChoice, roleChoices } from '#src/access/role-choices.ts';
import { rolesQuery } from '#src/api/roles.ts';
import type { Filter } from '#src/flows/list/list-options.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { Pill } from '#src/kit/text/pill.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { rolesHelp } from './roles-help.ts';

const route = getRouteApi('/organizations/$organizationId/iam/roles/');

/** Every role that can be given, and what it allows. */
export function RolesPage() {
  const { organizationId } = route.useParams();
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const rows = useMemo(() => roleChoices(roles), [roles]);
  const columns = useMemo(() => columnsFor(organizationId), [organizationId]);
  const list = useList({
    noun: 'role',
    rows,
    columns,
    filters,
    search,
    sort: '',
    orderName: 'By weight',
    keyOf,
    nameOf,
  });
  return (
    <>
      <PageHeader
        help={rolesHelp}
        description="A role is a set of permissions. Role bindings give roles to people and service accounts."
      />
      <ListView list={list} empty={<NoRoles />} />
    </>
  );
}

const keyOf = ({ value }: RoleChoice) => value;
const nameOf = ({ label }: RoleChoice) => label;

const search = {
  looksAt: 'names, descriptions and permissions',
  textsOf: ({ label, description, permissions }: RoleChoice) => [label, description ?? '', ...permissions],
};

const types = { system: 'System', custom: 'Custom' } as const;
const typeOf = ({ isSystem }: RoleChoice) => (isSystem ? 'system' : 'custom');

const filters: readonly Filter<RoleChoice>[] = [
  {
    id: 'type',
    label: 'Type',
    valuesOf: (role) => [typeOf(role)],
    labelOf: (value) => (value === 'system' ? types.system : types.custom),
    options: () => Object.entries(types).map(([value, label]) => ({ value, label })),
  },
];

function columnsFor(organizationId: string): readonly Column<RoleChoice>[] {
  return [
    {
      id: 'name',
      header: 'Role',
      primary: true,
      width: '16rem',
      value: nameOf,
      cell: ({ value, label }) => (
        <Link
          to="/organizations/$organizationId/iam/roles/$role"
          params={{ organizationId, role: value }}
          className="rounded-sm font-medium text-text no-underline hover:text-accent hover:underline"
        >
          <bdi className="wrap-anywhere">{label}</bdi>
        </Link>
      ),
    },
    {
      id: 'type',
      header: 'Type',
      width: '7rem',
      value: (role) => types[typeOf(role)],
      cell: (role) => <RoleType isSystem={role.isSystem} />,
    },
    { id: 'allows', header: 'What it allows', hideBelow: 'md', cell: ({ description }) => description },
    {
      id: 'permissions',
      header: 'Permissions',
      align: 'end',
      width: '8rem',
      value: ({ permissions }) => permissions.length,
      cell: ({ permissions }) => permissions.length,
    },
  ];
}

/** System roles come with the product, custom ones were created here. */
export function RoleType({ isSystem }: { isSystem: boolean }) {
  return isSystem ? (
    <span className="text-text-muted">{types.system}</span>
  ) : (
    <Pill mark="Custom role">{types.custom}</Pill>
  );
}

function NoRoles() {
  return (
    <EmptyState icon={<ShieldQuestionMark />} title="No roles">
      The server listed none, not even the system roles. Reload the page.
    </EmptyState>
  );
}
