import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ProjectScope } from '#domain/rules/access.ts';
import { permissions as catalogue, type Permission } from '#domain/rules/permissions.ts';
import { isSystemRole, systemRoleName, systemRoles } from '#domain/rules/system-roles.ts';
import type {
  Invite,
  InviteAcceptance,
  LegacyToken,
  Organization,
  Project,
  Role,
  RoleBinding,
  ServiceAccount,
  Token,
  User,
} from '#domain/store/records.ts';

/** Converts records to API messages, one function per message; in messages, an empty string means "none". */

export function serviceAccountMessage(account: ServiceAccount) {
  const { id, name, organizationId, createdBy } = account;
  return { id, name, organizationId, createdBy, createdAt: timestampFromDate(account.createdAt) };
}

/** `secret` is passed only by CreateServiceAccountToken; no other answer can have it, because it is not stored. */
export function tokenMessage(token: Token, secret = '') {
  const { id, name, serviceAccountId, createdBy } = token;
  return {
    id,
    name,
    serviceAccountId,
    createdBy,
    projectId: token.projectId ?? '',
    createdAt: timestampFromDate(token.createdAt),
    ...(token.lastUsedAt && { lastUsedAt: timestampFromDate(token.lastUsedAt) }),
    token: secret,
  };
}

export function roleMessage(role: Role) {
  const { id, name, organizationId, permissions, createdBy } = role;
  return { id, name, organizationId, permissions: [...permissions], isSystem: false, createdBy, etag: etagOf(role) };
}

/** Names this state of a role. */
export function etagOf({ version }: Role): string {
  return String(version);
}

/** The roles that every organization has. A system role's id is its reference. */
export function systemRoleMessages() {
  return Object.keys(systemRoles).filter(isSystemRole).map(systemRoleMessage);
}

export function systemRoleMessage(reference: keyof typeof systemRoles) {
  const permissions = [...systemRoles[reference]];
  return { id: reference, name: systemRoleName(reference), permissions, isSystem: true, createdBy: 'system' };
}

export function roleBindingMessage({ id, subject, organizationId, projectId, role, createdBy }: RoleBinding) {
  return { id, subject, organizationId, projectId: projectId ?? '', role, createdBy };
}

/** One of the caller's own role bindings. `createdBy` is passed only to people, because it can identify a person. */
export function ownRoleBindingMessage({ id, role, projectId }: RoleBinding, createdBy = '') {
  return { id, role, projectId: projectId ?? '', createdBy };
}

/** The permissions at a scope, in the catalogue's order. */
export function scopedPermissionsMessage(scope: ProjectScope, held: ReadonlySet<Permission>) {
  return { projectId: scope ?? '', permissions: catalogue.filter((permission) => held.has(permission)) };
}

/** `role` is missing if it was deleted. Pass `token` only for callers who may give the role themselves. */
export function inviteMessage(
  invite: Invite,
  role: ReturnType<typeof roleMessage | typeof systemRoleMessage> | undefined,
  acceptanceCount: number,
  { token, makerLostRight }: { readonly token: string; readonly makerLostRight: boolean },
) {
  const { id, organizationId, roleId, createdBy, expiresAt, expiredAt, expiredBy } = invite;
  return {
    id,
    organizationId,
    roleId,
    createdBy,
    createdAt: timestampFromDate(invite.createdAt),
    ...(expiresAt && { expiresAt: timestampFromDate(expiresAt) }),
    ...(expiredAt && { expiredAt: timestampFromDate(expiredAt) }),
    expiredBy: expiredBy ?? '',
    ...(role && { role }),
    acceptanceCount,
    token,
    makerLostRight,
  };
}

export function acceptanceMessage({ id, inviteId, acceptedBy, acceptedAt, roleBindingId }: InviteAcceptance) {
  return { id, inviteId, acceptedBy, acceptedAt: timestampFromDate(acceptedAt), roleBindingId };
}

export function projectMessage({ id, name, organizationId }: Project) {
  return { id, name, organizationId };
}

/** A legacy token in the public API, which knows no last use. */
export function projectTokenMessage({ id, name, createdAt }: LegacyToken) {
  return { id, name, createdAt: timestampFromDate(createdAt) };
}

export function organizationMessage({ id, name }: Organization) {
  return { id, name };
}

export function userMessage({ id, name, email, provider, createdAt, lastLoginAt, updatedAt }: User) {
  return {
    id,
    name,
    email,
    authProvider: provider,
    createdAt: timestampFromDate(createdAt),
    lastLoginAt: timestampFromDate(lastLoginAt),
    ...(updatedAt && { updatedAt: timestampFromDate(updatedAt) }),
  };
}

/** What is known of a person; `account` is missing for somebody who never signed in. */
export interface KnownOfPerson {
  readonly account: (Pick<User, 'id'> & Partial<Pick<User, 'name' | 'lastLoginAt'>>) | undefined;
  readonly canSignIn: boolean;
  readonly cameBy: string;
}

/** A person by their subject, with what is known of them. */
export function personMessage(
  subject: string,
  { provider, id }: { readonly provider: string; readonly id: string },
  { account, canSignIn, cameBy }: KnownOfPerson,
) {
  return {
    subject,
    userId: account?.id ?? '',
    name: account?.name ?? '',
    email: id,
    authProvider: provider,
    ...(account?.lastLoginAt && { lastLoginAt: timestampFromDate(account.lastLoginAt) }),
    canSignIn,
    cameBy,
  };
}

/** A machine that asks who it is gets its account in the format of a person. */
export function machineUserMessage({ id, name, createdAt }: ServiceAccount) {
  return { id, name, authProvider: 'serviceaccount', createdAt: timestampFromDate(createdAt) };
}
