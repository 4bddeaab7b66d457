import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { projectQuery } from '#src/api/projects.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { projectsHelp } from './projects-help.ts';

const route = getRouteApi('/organizations/$organizationId/projects/$projectId');

/** One project: its ID, and a link to who may do what in it. */
export function ProjectPage() {
  const { organizationId, projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  return (
    <>
      <PageHeader
        help={projectsHelp}
        description="Profiles and debug info are stored here. You can give roles for this project only."
      />
      <Facts>
        <Fact name="Name">
          <bdi className="wrap-anywhere">{project.name}</bdi>
        </Fact>
        <Fact
          name="Project ID"
          help="Clients send it in the projectID header, beside the API token. It is not a secret."
        >
          <CopyableId value={project.id} label="Copy project ID" />
        </Fact>
        <Fact name="Access" help="Also lists roles for the whole organization: they apply to every project.">
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ view: 'scope', scope: [projectId] }}
            className="rounded-sm text-accent underline underline-offset-2"
          >
            Role bindings that apply to this project
          </Link>
        </Fact>
      </Facts>
    </>
  );
}
