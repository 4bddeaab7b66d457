import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { projectQuery } from '#src/api/projects.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';

const route = getRouteApi('/organizations/$organizationId/projects/$projectId');

/** One project: its id, and the way to who may do what in it. */
export function ProjectPage() {
  const { organizationId, projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  return (
    <>
      <PageHeader description="It stores profiles and debug info, and is the narrowest scope of a role." />
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
        <Fact
          name="Access"
          help="Roles that are given for the whole organization hold here too; they are listed without this filter."
        >
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ scope: projectId }}
            className="rounded-sm text-accent underline underline-offset-2"
          >
            Role bindings of this project
          </Link>
        </Fact>
      </Facts>
    </>
  );
}
