import type { Access } from '#domain/authorize.ts';
import { escalation } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { missingPermissions, permissionsOfRole } from '#domain/rules/access.ts';
import { personOf } from '#domain/rules/subject.ts';
import type { Organization, User } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * Refuses to let a caller decide who the people of a provider are, unless the caller has every right that role bindings here
 * give them: whoever chooses the issuer can sign in as any of them. Throws PermissionDenied, which names the provider.
 */
export async function refusePeopleAboveCaller(reader: StoreReader, access: Access, provider: string): Promise<void> {
  const { id } = access.organization;
  const theirs = (await reader.bindings.ofOrganization(id)).filter(
    ({ subject }) => personOf(subject)?.provider === provider,
  );
  if (theirs.length === 0) return;
  const roles = await reader.roles.ofOrganization(id);
  for (const { role, projectId } of theirs) {
    const what = `decide who signs in as user:${provider}:…, because people of that name have the role ${role}`;
    const missing = missingPermissions(permissionsOfRole(role, roles), access.at(projectId));
    if (missing.length > 0) throw escalation(missing, what, { provider });
  }
}

/** The one organization where people of a provider count, because it is that organization's own; `undefined`: everywhere. */
export async function onlyOrganizationOfProvider(
  { providers }: Pick<Host, 'providers'>,
  reader: StoreReader,
  provider: string,
): Promise<string | undefined> {
  if (providers.includes(provider)) return undefined;
  return (await reader.singleSignOn.byIdentifier(provider))?.organizationId;
}

/** The organizations that give a subject a role that counts. */
export async function organizationsGivingRoles(
  host: Pick<Host, 'providers'>,
  reader: StoreReader,
  subject: string,
): Promise<readonly Organization[]> {
  const giving = await reader.organizations.withBindingsOf(subject);
  const person = personOf(subject);
  const only = person && (await onlyOrganizationOfProvider(host, reader, person.provider));
  return only === undefined ? giving : giving.filter(({ id }) => id === only);
}

/** Those of these accounts that this organization's role bindings can mean: not those of other organizations' providers. */
export async function accountsThatCount(
  host: Pick<Host, 'providers'>,
  reader: StoreReader,
  organizationId: string,
  users: readonly User[],
): Promise<readonly User[]> {
  const foreign = new Set<string>();
  for (const provider of new Set(users.map((user) => user.provider))) {
    const only = await onlyOrganizationOfProvider(host, reader, provider);
    if (only !== undefined && only !== organizationId) foreign.add(provider);
  }
  return users.filter(({ provider }) => !foreign.has(provider));
}
