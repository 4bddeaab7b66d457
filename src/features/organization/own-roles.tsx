import { useQuery, type UseQueryResult, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { userSubject } from '#domain/rules/subject.ts';
import type { User } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { RolePill } from '#src/access/role.tsx';
import { projectsFrom } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { useCan } from '#src/access/use-can.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { OwnPermissions } from './own-permissions.tsx';

/** The role bindings of the person who is looking, as far as they may see role bindings. */
export function OwnRoles({ organizationId, self }: { organizationId: string; self: User }) {
  const mayList = useCan(organizationId, 'rolebinding.list');
  const seesAllProjects = useCan(organizationId, 'project.list').allowed === true;
  const { data: projects } = useSuspenseQuery(projectsQuery(organizationId));
  const enabled = mayList.allowed === true;
  const listed = useQuery({ ...roleBindingsQuery(organizationId), enabled });
  const roles = useQuery({ ...rolesQuery(organizationId), enabled });

  const whyNot = useApiError(listed);
  const whyNoRoles = useApiError(roles);
  // The right may be gone since it was asked for.
  const denial = mayList.reason ?? (whyNot?.kind === 'denied' ? whyNot.message : undefined);
  if (denial) {
    return (
      <>
        <p className="mb-2 text-text-muted">{denial}</p>
        <OwnPermissions organizationId={organizationId} />
      </>
    );
  }
  if (whyNot) {
    return (
      <ErrorPanel
        title="Your roles could not be loaded"
        onRetry={() => void listed.refetch()}
        retrying={listed.isFetching}
      >
        {whyNot.message}
      </ErrorPanel>
    );
  }
  if (!listed.data) return <Skeleton className="h-5 w-40" />;

  const subject = userSubject(self.authProvider, self.email);
  const own = listed.data.filter((binding) => binding.subject === subject);
  if (own.length === 0) return <span className="text-text-muted">No role binding names you.</span>;
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {own.map(({ id, role, projectId }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RolePill
              reference={role}
              roles={roles.data}
              link={<Link to="/organizations/$organizationId/iam/roles/$role" params={{ organizationId, role }} />}
            />
            <ScopeLabel projectId={projectId} projects={projectsFrom(projects, seesAllProjects)} />
          </li>
        ))}
      </ul>
      {whyNoRoles && whyNoRoles.kind !== 'denied' && (
        <ErrorPanel
          title="The roles could not be loaded"
          onRetry={() => void roles.refetch()}
          retrying={roles.isFetching}
        >
          Whether all of yours still exist is not known.
        </ErrorPanel>
      )}
    </div>
  );
}

function useApiError(answer: UseQueryResult): ApiError | undefined {
  const error = useLastError(answer);
  return error === null ? undefined : readError(error);
}
