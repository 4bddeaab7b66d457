import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { OwnPermissions } from '#src/access/own-permissions.tsx';
import { OwnRoles } from '#src/access/own-roles.tsx';
import { useProjects } from '#src/access/use-projects.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { readError } from '#src/api/errors.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';

type OrganizationAccessProps = { organizationId: string; name: string; subject: string };

/** The person's roles and permissions in one organization, with the way to all that is known about them there. */
export function OrganizationAccess({ organizationId, name, subject }: OrganizationAccessProps) {
  const answer = useQuery(ownAccessQuery(organizationId));
  const { data: access, isFetching, refetch } = answer;
  const projects = useProjects(organizationId);
  const error = useLastError(answer);
  return (
    <section className="grid gap-3 rounded-lg border border-line bg-surface-raised p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold">
          <Link
            to="/organizations/$organizationId"
            params={{ organizationId }}
            preload={false}
            className="rounded-sm text-text no-underline hover:text-accent hover:underline"
          >
            <bdi className="wrap-anywhere">{name}</bdi>
          </Link>
        </h3>
        <Link
          to="/organizations/$organizationId/iam/people/$subject"
          params={{ organizationId, subject }}
          preload={false}
          className="rounded-sm text-sm text-accent underline underline-offset-2"
        >
          Your page in <bdi>{name}</bdi>
        </Link>
      </div>
      {error !== null && (
        <ErrorPanel
          title={`Your roles in ${name} could not be loaded`}
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {readError(error).message}
        </ErrorPanel>
      )}
      {!access && error === null && <Loading />}
      {access && <OwnRoles organizationId={organizationId} />}
      {access && (
        <details>
          <summary className="text-text-muted">What you can do</summary>
          <div className="grid gap-4 pt-3">
            <OwnPermissions access={access} projects={projects} />
          </div>
        </details>
      )}
    </section>
  );
}

function Loading() {
  return (
    <output>
      <span className="sr-only">Loading…</span>
      <Skeleton className="h-5 w-48" />
    </output>
  );
}
