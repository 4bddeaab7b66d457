import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { ProjectActivity } from '#proto/console/activity/v1alpha1/activity_pb.ts';
import { projectActivityQuery } from '#src/api/activity.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { projectQuery } from '#src/api/projects.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { LinesSkeleton, Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { ProjectAccess } from '../lazy-parts.ts';
import { projectsHelp } from '../projects-help.ts';
import { projectPurpose } from '../projects-search.ts';

const route = getRouteApi('/organizations/$organizationId/projects/$projectId/');

/** One project: its ID, when it last received data, who can do what in it, and which service accounts send to it. */
export function ProjectPage() {
  const { organizationId, projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const activity = useQuery(projectActivityQuery(organizationId));
  return (
    <>
      <PageHeader help={projectsHelp} description={projectPurpose} />
      {activity.isError && activity.data === undefined && <FailedParts parts={['the last data']} />}
      <div className="grid gap-8">
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
          <Fact name="Last data">
            <LastData activity={activity} projectId={projectId} />
          </Fact>
          <Fact name="Access" help="Also lists roles for the whole organization: they apply to every project.">
            <Link
              to="/organizations/$organizationId/iam/role-bindings"
              params={{ organizationId }}
              search={{ view: 'scope', scope: [projectId] }}
              className={textLinkClass}
            >
              Role bindings that apply to this project
            </Link>
          </Fact>
        </Facts>
        <Suspense fallback={<LinesSkeleton />}>
          <ProjectAccess {...{ organizationId, projectId }} />
        </Suspense>
      </div>
    </>
  );
}

type LastDataProps = {
  activity: { readonly data?: readonly ProjectActivity[] | undefined; readonly isError: boolean };
  projectId: string;
};

/** When the project last received data, or why nobody knows. */
function LastData({ activity: { data, isError }, projectId }: LastDataProps) {
  const isTold = useCapability('activity');
  if (isTold === false) return <span className="text-text-muted">This server can’t tell</span>;
  if (data === undefined && isError) return <span className="text-text-muted">Not loaded</span>;
  if (data === undefined || isTold === undefined) return <Skeleton className="my-1 h-3 w-24" />;
  const at = data.find((one) => one.projectId === projectId)?.lastDataAt;
  return <RelativeTime at={at && timestampDate(at)} />;
}
