import { type Access, projectsIn } from '#domain/authorize.ts';
import { escalation } from '#domain/errors.ts';
import { missingPermissions, permissionsAt, type ProjectScope } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { ServiceAccount } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** Refuses to give permissions at a scope where the caller lacks them. `what` ends the sentence "You can't …". */
export function refuseGrantAboveCaller(
  access: Access,
  wanted: Iterable<Permission>,
  scope: ProjectScope,
  what: string,
): void {
  const missing = missingPermissions(wanted, access.at(scope));
  if (missing.length > 0) throw escalation(missing, what);
}

/**
 * Refuses a token for an account that can do more than the caller: the creator has the token, and with it all rights of the
 * account. A token limited to a project is compared in that project, any other at every scope where the account has a
 * binding.
 */
export async function refuseTokenAboveCaller(
  reader: StoreReader,
  access: Access,
  account: ServiceAccount,
  limit: ProjectScope,
): Promise<void> {
  const organizationId = access.organization.id;
  const projects = await projectsIn(reader, organizationId);
  const named = await reader.bindings.ofSubject(organizationId, serviceAccountSubject(account.name));
  const bindings = named.filter(({ projectId }) => projectId === null || projects.has(projectId));
  const roles = await reader.roles.ofOrganization(organizationId);
  const scopes = limit === null ? new Set([null, ...bindings.map((binding) => binding.projectId)]) : [limit];
  for (const scope of scopes) {
    refuseGrantAboveCaller(
      access,
      permissionsAt(scope, bindings, roles),
      scope,
      `create a token for “${account.name}”`,
    );
  }
}
