import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { type RoleChoice, roleChoices } from '#src/access/role-choices.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import type { Column } from '#src/kit/table/data-table-types.ts';
import { DataTable } from '#src/kit/table/data-table.tsx';
import { ResultCount, SearchField, TableToolbar } from '#src/kit/table/table-toolbar.tsx';
import { Pill } from '#src/kit/text/pill.tsx';
import { matchOptions } from '#src/lib/match-options.ts';
import { PageHeader } from '#src/shell/page-header.tsx';

const route = getRouteApi('/organizations/$organizationId/iam/roles/');

/** The catalogue: every role that can be given, and what it allows. */
export function RolesPage() {
  const { organizationId } = route.useParams();
  const { q = '', sort, desc, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const choices = useMemo(() => roleChoices(roles), [roles]);
  const shown = useMemo(() => matching(choices, q), [choices, q]);
  const columns = useMemo(() => columnsFor(organizationId), [organizationId]);
  const search = (text: string) =>
    navigate({ search: (now) => ({ ...now, q: text || undefined, page: undefined }), replace: true });
  return (
    <>
      <PageHeader description="A role bundles permissions. A role binding gives it to somebody." />
      <div className="grid gap-3">
        <TableToolbar count={<ResultCount shown={shown.length} total={choices.length} noun="roles" />}>
          <SearchField label="Search roles" value={q} onChange={search} />
        </TableToolbar>
        <DataTable
          caption="Roles"
          columns={columns}
          rows={shown}
          rowKey={({ value }) => value}
          sort={sort && { by: sort, direction: desc ? 'descending' : 'ascending' }}
          onSort={({ by, direction }) =>
            navigate({
              search: (now) => ({
                ...now,
                sort: sorts.find((known) => known === by),
                desc: direction === 'descending' || undefined,
                page: undefined,
              }),
            })
          }
          page={page}
          onPage={(next) =>
            navigate({ search: (now) => ({ ...now, page: next === 1 ? undefined : next }), resetScroll: false })
          }
          empty={
            <EmptyState
              icon={<SearchX />}
              title="No role matches"
              action={<Button onClick={() => search('')}>Clear the search</Button>}
            >
              The search looks at names, descriptions and permissions.
            </EmptyState>
          }
        />
      </div>
    </>
  );
}

const sorts = ['name', 'type', 'permissions'] as const;

function columnsFor(organizationId: string): readonly Column<RoleChoice>[] {
  return [
    {
      id: 'name',
      header: 'Role',
      primary: true,
      width: '16rem',
      sortValue: ({ label }) => label,
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
      sortValue: ({ isSystem }) => (isSystem ? 'System' : 'Custom'),
      cell: ({ isSystem }) => <RoleType isSystem={isSystem} />,
    },
    { id: 'allows', header: 'What it allows', hideBelow: 'md', cell: ({ description }) => description },
    {
      id: 'permissions',
      header: 'Permissions',
      align: 'end',
      width: '8rem',
      sortValue: ({ permissions }) => permissions.length,
      cell: ({ permissions }) => permissions.length,
    },
  ];
}

/** System roles come with the product, custom ones were made here. */
export function RoleType({ isSystem }: { isSystem: boolean }) {
  return isSystem ? <Pill mark="System role">System</Pill> : <Pill>Custom</Pill>;
}

function matching(choices: readonly RoleChoice[], query: string): readonly RoleChoice[] {
  if (query.trim() === '') return choices;
  const found = new Set(matchOptions(choices, query, choices.length).shown.map(({ value }) => value));
  return choices.filter(({ value }) => found.has(value));
}
