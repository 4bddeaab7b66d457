import type { QueryClient } from '@tanstack/react-query';
import { permissionsAt } from '#domain/rules/access.ts';
import { isPermission } from '#domain/rules/permissions.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { canQuery } from './can-query.ts';
import { readError } from './errors.ts';
import type { OwnAccess } from './own-access.ts';
import { permissionsQuery, roleBindingsQuery, rolesQuery } from './roles.ts';
import { selfQuery } from './session.ts';

type Role = Parameters<typeof permissionsAt>[2][number];

/**
 * What the person may do, for a backend with only the public API: worked out from role bindings and roles if they may list
 * both, else asked with CanI for each permission.
 * @param staleTime how old a cached answer may be: 0 asks for everything again
 */
export async function derivedAccess(
  client: QueryClient,
  organizationId: string,
  staleTime: number | undefined,
): Promise<OwnAccess> {
  const maxAge = staleTime === undefined ? {} : { staleTime };
  const [self, bindings, roles] = await Promise.all([
    client.query(selfQuery()),
    client.query({ ...roleBindingsQuery(organizationId), ...maxAge }).catch(undefinedIfDenied),
    client.query({ ...rolesQuery(organizationId), ...maxAge }).catch(undefinedIfDenied),
  ]);
  const subject = userSubject(self.authProvider, self.email);
  const own = bindings?.filter((binding) => binding.subject === subject);
  return (own && roles && accessOf(own, roles)) ?? askedAccess(client, organizationId, maxAge);
}

/**
 * The access that one person's role bindings give. `undefined` when the bindings can't be complete: listing them and the
 * roles needs organization-wide permissions, so if these bindings don't give those, others exist that the console doesn't
 * recognize as the person's.
 */
function accessOf(own: OwnAccess['roleBindings'], roles: readonly Role[]): OwnAccess | undefined {
  const bindings = own.map(({ role, projectId }) => ({ role, projectId: projectId || null }));
  const wide = permissionsAt(null, bindings, roles);
  if (!wide.has('rolebinding.list') || !wide.has('role.list')) return undefined;
  const projectIds = [...new Set(own.map(({ projectId }) => projectId).filter(Boolean))];
  const inProjects = projectIds.map((projectId) => ({
    projectId,
    permissions: [...permissionsAt(projectId, bindings, roles)],
  }));
  return {
    roleBindings: own.map(({ id, role, projectId }) => ({ id, role, projectId })),
    scopes: [
      { projectId: '', permissions: [...wide] },
      ...inProjects.filter(({ permissions }) => permissions.length > wide.size),
    ],
    owners: [],
    isComplete: true,
  };
}

async function askedAccess(
  client: QueryClient,
  organizationId: string,
  maxAge: { staleTime?: number },
): Promise<OwnAccess> {
  const permissions = (await client.query(permissionsQuery())).filter(isPermission);
  const answers = await Promise.all(
    permissions.map((permission) => client.query({ ...canQuery(organizationId, permission, ''), ...maxAge })),
  );
  const held = permissions.filter((_, at) => answers[at] === true);
  return { roleBindings: [], scopes: [{ projectId: '', permissions: held }], owners: [], isComplete: false };
}

function undefinedIfDenied(error: unknown): undefined {
  if (readError(error).kind !== 'denied') throw error;
  return undefined;
}
