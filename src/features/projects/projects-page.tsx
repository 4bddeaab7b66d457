import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Folder, Lock } from 'lucide-react';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { useCan } from '#src/access/use-can.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { GuideLink } from '#src/kit/controls/guide-link.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { UserText } from '#src/kit/text/user-text.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { projectsHelp } from './projects-help.ts';

const route = getRouteApi('/organizations/$organizationId/projects/');

/** The projects of the organization, with the ids that clients send. */
export function ProjectsPage() {
  const { organizationId } = route.useParams();
  const { data: rows } = useSuspenseQuery(projectsQuery(organizationId));
  const list = useList({ noun: 'project', rows, columns, search, sort: 'name', keyOf, nameOf });
  return (
    <>
      <PageHeader
        help={projectsHelp}
        description="Where profiles and debug info are stored. Clients send a project’s ID with their token."
      />
      <ListView list={list} empty={<NoProjects organizationId={organizationId} />} />
    </>
  );
}

const keyOf = ({ id }: Project) => id;
const nameOf = ({ name }: Project) => name;

const search = { looksAt: 'names and IDs', textsOf: ({ name, id }: Project) => [name, id] };

const columns: readonly Column<Project>[] = [
  {
    id: 'name',
    header: 'Name',
    primary: true,
    value: nameOf,
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
    value: keyOf,
    cell: ({ id, name }) => <CopyableId value={id} label={`Copy the project ID of ${name}`} />,
  },
];

function NoProjects({ organizationId }: { organizationId: string }) {
  const { reason } = useCan(organizationId, 'project.list');
  if (reason === undefined) {
    return (
      <EmptyState
        icon={<Folder />}
        title="This organization has no projects"
        action={<GuideLink href={projectsHelp.guide}>How to create a project</GuideLink>}
      >
        Agents and scrapers send profiles to a project. People with the permission to create projects (project.create),
        such as owners, can add one through the API.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Lock />} title="You can’t see the projects">
      {reason} An owner of the organization can give it to you.
    </EmptyState>
  );
}
