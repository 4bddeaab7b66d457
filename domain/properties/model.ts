import type { Organization, Project, Role, RoleBinding, ServiceAccount, Token, User } from '#domain/store/records.ts';

/**
 * Who may do what, implemented a second time: from the product's description, as plainly as it is written there, without
 * the domain's code. Slow, short and simple; if it and the domain disagree, one of them is wrong.
 */

/** The records that decide. */
export interface Facts {
  readonly organizations: readonly Organization[];
  readonly projects: readonly Project[];
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly bindings: readonly RoleBinding[];
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly tokens: readonly Token[];
}

/** Who is calling: a signed-in person, the holder of a token's secret (`undefined`: no such token), or nobody. */
export type Who = { readonly person: string } | { readonly token: Token | undefined } | 'nobody';

/** The catalogue of permissions, by resource. */
const verbs: Readonly<Record<string, string>> = {
  profile: 'read write',
  project: 'read list create update delete',
  view: 'read list create update delete',
  organization: 'read create update delete usage.read',
  serviceaccount: 'list create delete',
  serviceaccounttoken: 'list create delete',
  role: 'list create delete',
  rolebinding: 'list create delete',
  invite: 'list create expire',
  debuginfo: 'list read write',
  debuginfod: 'read',
  billing: 'read modify',
};

/** Every known permission. */
export const catalogue: readonly string[] = Object.entries(verbs).flatMap(([resource, of]) =>
  of.split(' ').map((verb) => `${resource}.${verb}`),
);

const known = new Set(catalogue);

const viewer = [
  'profile.read project.read project.list view.read view.list organization.read serviceaccount.list',
  'serviceaccounttoken.list role.list rolebinding.list debuginfo.list debuginfo.read debuginfod.read',
].flatMap((line) => line.split(' '));

/** The roles that every organization has, by reference. */
export const rolesOfTheSystem: ReadonlyMap<string, readonly string[]> = new Map([
  ['system:owner', catalogue],
  ['system:viewer', viewer],
  ['system:writer', [...viewer, 'profile.write', 'debuginfo.write']],
  ['system:profile-writer', ['profile.write']],
  ['system:debuginfo-writer', ['debuginfo.write']],
]);

/** The permissions of a role reference in an organization; none for a role that doesn't exist. */
export function givenBy(facts: Facts, organizationId: string, reference: string): readonly string[] {
  const custom = facts.roles.find((role) => role.organizationId === organizationId && referenceOf(role) === reference);
  return rolesOfTheSystem.get(reference) ?? custom?.permissions.filter((permission) => known.has(permission)) ?? [];
}

/** The caller's permissions in a project, or organization-wide for `null`. None in a deleted project. */
export function held(facts: Facts, who: Who, organizationId: string, project: string | null): ReadonlySet<string> {
  const subject = subjectIn(facts, who, organizationId);
  if (subject === undefined || isOutsideOfToken(who, project)) return new Set();
  return heldBySubject(facts, subject, organizationId, project);
}

/** Like `held`, for a subject of role bindings. */
export function heldBySubject(
  facts: Facts,
  subject: string,
  organizationId: string,
  project: string | null,
): ReadonlySet<string> {
  if (!placesOf(facts, organizationId).includes(project)) return new Set();
  const counting = bindingsOf(facts, organizationId, subject).filter(
    (binding) => binding.projectId === null || binding.projectId === project,
  );
  return new Set(counting.flatMap((binding) => givenBy(facts, organizationId, binding.role)));
}

/** Whether the caller is in the organization: people by any role binding, machines by their account. */
export function sees(facts: Facts, who: Who, organizationId: string): boolean {
  if (!facts.organizations.some((organization) => organization.id === organizationId)) return false;
  const subject = subjectIn(facts, who, organizationId);
  if (subject === undefined) return false;
  return isMachine(who) || bindingsOf(facts, organizationId, subject).length > 0;
}

/** Whether the caller is signed in; for a token, it and its account must still exist. */
export function isSignedIn(facts: Facts, who: Who): boolean {
  if (who === 'nobody') return false;
  return 'person' in who || accountOf(facts, who.token) !== undefined;
}

/** The people who count as owners: organization-wide Owner, with an account. */
export function ownersOf({ bindings, users }: Facts, organizationId: string): readonly User[] {
  const owning = bindings.filter(
    (binding) =>
      binding.organizationId === organizationId && binding.role === 'system:owner' && binding.projectId === null,
  );
  return users.filter((user) => owning.some((binding) => binding.subject === `user:${user.provider}:${user.email}`));
}

/** Where permissions can apply: each project, and the whole organization (`null`). */
export function placesOf({ projects }: Facts, organizationId: string): readonly (string | null)[] {
  return [null, ...projects.filter((project) => project.organizationId === organizationId).map(({ id }) => id)];
}

/** The reference that bindings use for a custom role. */
export function referenceOf(role: Role): string {
  return `${role.organizationId}:${role.name}`;
}

function subjectIn(facts: Facts, who: Who, organizationId: string): string | undefined {
  if (who === 'nobody') return undefined;
  if ('person' in who) return who.person;
  const account = accountOf(facts, who.token);
  return account?.organizationId === organizationId ? `serviceaccount:${account.name}` : undefined;
}

function accountOf({ tokens, serviceAccounts }: Facts, token: Token | undefined): ServiceAccount | undefined {
  const isThere = tokens.some((other) => other.id === token?.id);
  return isThere ? serviceAccounts.find((account) => account.id === token?.serviceAccountId) : undefined;
}

function isMachine(who: Who): who is { readonly token: Token | undefined } {
  return who !== 'nobody' && 'token' in who;
}

function isOutsideOfToken(who: Who, project: string | null): boolean {
  const limit = (isMachine(who) && who.token?.projectId) || null;
  return limit !== null && limit !== project;
}

function bindingsOf({ bindings }: Facts, organizationId: string, subject: string): readonly RoleBinding[] {
  return bindings.filter((binding) => binding.organizationId === organizationId && binding.subject === subject);
}
