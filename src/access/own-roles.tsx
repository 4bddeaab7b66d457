import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { ownAccessQuery } from '#src/api/access.ts';
import { readError } from '#src/api/errors.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { may, permissionsOfOnly } from './own-access.ts';
import { RolePill } from './role.tsx';
import { ScopeLabel } from './scope.tsx';
import { useProjects } from './use-projects.ts';

/** The person's own roles. Everybody may see these; they lead to their pages only if the person may see roles. */
export function OwnRoles({ organizationId }: { organizationId: string }) {
  const { data: access } = useSuspenseQuery(ownAccessQuery(organizationId));
  const seesRoles = may(access, 'role.list');
  const roles = useQuery({ ...rolesQuery(organizationId), enabled: seesRoles });
  const whyNoRoles = useLastError(roles);
  const projects = useProjects(organizationId);
  return (
    <div className="grid gap-3">
      {access.isComplete && access.roleBindings.length === 0 && (
        <span className="text-text-muted">You have no role here.</span>
      )}
      {access.roleBindings.length > 0 && (
        <ul className="grid gap-2">
          {access.roleBindings.map(({ id, role, projectId }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <RolePill
                reference={role}
                roles={roles.data}
                permissions={seesRoles ? undefined : permissionsOfOnly(access, projectId)}
                linkIn={seesRoles ? organizationId : undefined}
              />
              <ScopeLabel projectId={projectId} projects={projects} />
            </li>
          ))}
        </ul>
      )}
      {whyNoRoles !== null && readError(whyNoRoles).kind !== 'denied' && (
        <ErrorPanel
          title="The roles could not be loaded"
          onRetry={() => void roles.refetch()}
          retrying={roles.isFetching}
        >
          We couldn’t confirm that all of yours still exist.
        </ErrorPanel>
      )}
    </div>
  );
}
