import { type Access, permissionsByScope } from '#domain/authorize.ts';
import { escalation, notFound } from '#domain/errors.ts';
import { missingPermissions, type ProjectScope } from '#domain/rules/access.ts';
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
  const subject = serviceAccountSubject(account.name);
  const facts = await reader.access.factsOf(access.organization.id, subject, limit);
  if (!facts) throw notFound('organization');
  const given = permissionsByScope(facts);
  const bound = facts.bindings.map(({ projectId }) => projectId);
  const live = bound.filter((projectId) => projectId === null || facts.projects.has(projectId));
  for (const scope of limit === null ? new Set([null, ...live]) : [limit]) {
    refuseGrantAboveCaller(access, given(scope), scope, `create a token for “${account.name}”`);
  }
}
