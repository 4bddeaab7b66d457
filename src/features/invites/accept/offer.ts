import { userSubject } from '#domain/rules/subject.ts';
import type { Invite, Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { referenceOfRole, roleName } from '#src/access/role-name.ts';
import type { OwnAccess } from '#src/api/own-access.ts';
import { inviteStatus, type InviteStatus } from '../invite-status.ts';

/** The answer about a link: its invite, and the name of the organization that it leads into. */
export type InviteDetails = { readonly invite: Invite; readonly organizationName: string };

/** The person who opened the link. */
type Self = { readonly authProvider: string; readonly email: string };

/** What accepting would change for this person. */
export type Standing =
  /** They are not in the organization. */
  | { readonly is: 'new' }
  /** They are in it, and would get this role besides. */
  | { readonly is: 'more-to-get'; readonly roles: readonly string[] }
  /** Their roles allow all of it already, and stay. */
  | { readonly is: 'has-more'; readonly roles: readonly string[] }
  /** They have this very role. */
  | { readonly is: 'has-role' };

/** What an invite offers to a person, or why it can't be accepted. */
export type Offer =
  | { readonly is: 'open'; readonly role: Role; readonly standing: Standing }
  | { readonly is: Exclude<InviteStatus, 'active'> }
  /** They created it: it is for other people. */
  | { readonly is: 'own' };

/** `access` is what the person has in the organization; `undefined` if they are not in it. */
export function offerOf(invite: Invite, self: Self, access: OwnAccess | undefined, now: Date): Offer {
  const status = inviteStatus(invite, now);
  if (status !== 'active' || !invite.role) return { is: status === 'active' ? 'role-gone' : status };
  if (invite.createdBy === userSubject(self.authProvider, self.email)) return { is: 'own' };
  return { is: 'open', role: invite.role, standing: standingOf(invite.role, access) };
}

function standingOf(role: Role, access: OwnAccess | undefined): Standing {
  if (!access) return { is: 'new' };
  const { roleBindings, scopes } = access;
  const everywhere = roleBindings.filter(({ projectId }) => projectId === '').map((binding) => binding.role);
  if (everywhere.includes(referenceOfRole(role))) return { is: 'has-role' };
  const held = new Set(scopes.find(({ projectId }) => projectId === '')?.permissions);
  const roles = [...new Set(everywhere.map(roleName))];
  return { is: role.permissions.every((permission) => held.has(permission)) ? 'has-more' : 'more-to-get', roles };
}
