import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Folder, Lock, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { useCan } from '#src/access/use-can.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import type { Column } from '#src/kit/table/data-table-types.ts';
import { DataTable } from '#src/kit/table/data-table.tsx';
import { ResultCount, SearchField, TableToolbar } from '#src/kit/table/table-toolbar.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { matchOptions } from '#src/lib/match-options.ts';
import { PageHeader } from '#src/shell/page-header.tsx';

const route = getRouteApi('/organizations/$organizationId/projects/');

/** The projects of the organization, with the ids that clients send. */
export function ProjectsPage() {
  const { organizationId } = route.useParams();
  const { q = '', sort = 'name', desc, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: projects } = useSuspenseQuery(projectsQuery(organizationId));
  const shown = useMemo(() => matching(projects, q), [projects, q]);
  const search = (text: string) =>
    navigate({ search: (now) => ({ ...now, q: text || undefined, page: undefined }), replace: true });
  return (
    <>
      <PageHeader description="Where profiles are stored. Clients send a project’s ID with their token." />
      <div className="grid gap-3">
        {projects.length > 0 && (
          <TableToolbar count={<ResultCount shown={shown.length} total={projects.length} noun="projects" />}>
            <SearchField label="Search projects" value={q} onChange={search} />
          </TableToolbar>
        )}
        <DataTable
          caption="Projects"
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          sort={{ by: sort, direction: desc ? 'descending' : 'ascending' }}
          onSort={({ by, direction }) =>
            navigate({
              search: (now) => ({
                ...now,
                sort: by === 'id' ? 'id' : undefined,
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
            projects.length > 0 ? (
              <NoMatch onClear={() => search('')} />
            ) : (
              <NoProjects organizationId={organizationId} />
            )
          }
        />
      </div>
    </>
  );
}

const columns: readonly Column<Project>[] = [
  {
    id: 'name',
    header: 'Name',
    primary: true,
    sortValue: ({ name }) => name,
    cell: ({ id, name, organizationId }) => (
      <Link
        to="/organizations/$organizationId/projects/$projectId"
        params={{ organizationId, projectId: id }}
        className="inline-flex items-start gap-2 rounded-sm font-medium text-text no-underline hover:text-accent hover:underline"
      >
        <Folder className="mt-0.5 size-4 shrink-0 text-text-muted" aria-hidden="true" />
        <UserText>{name}</UserText>
      </Link>
    ),
  },
  {
    id: 'id',
    header: 'Project ID',
    sortValue: ({ id }) => id,
    cell: ({ id, name }) => <CopyableId value={id} label={`Copy the project ID of ${name}`} />,
  },
];

function matching(projects: readonly Project[], query: string): readonly Project[] {
  if (query.trim() === '') return projects;
  const options = projects.map(({ id, name }) => ({ value: id, label: name, keywords: id }));
  const found = new Set(matchOptions(options, query, projects.length).shown.map(({ value }) => value));
  return projects.filter(({ id }) => found.has(id));
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No project matches"
      action={<Button onClick={onClear}>Clear the search</Button>}
    />
  );
}

function NoProjects({ organizationId }: { organizationId: string }) {
  const { reason } = useCan(organizationId, 'project.list');
  if (reason === undefined) {
    return (
      <EmptyState icon={<Folder />} title="This organization has no projects">
        Agents and scrapers need one to send profiles to. Ask whoever runs this console to create it.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Lock />} title="You can’t see the projects">
      {reason} An owner of the organization can give it to you.
    </EmptyState>
  );
}
