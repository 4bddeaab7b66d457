import type { MessageInitShape } from '@bufbuild/protobuf';
import { createConnectQueryKey } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type CreateInviteRequestSchema,
  type ExpireInviteRequestSchema,
  type Invite,
  type RoleBinding,
  RoleService,
} from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { listQuery } from './list-query.ts';
import { organizationsQuery } from './projects.ts';
import { invalidateRoleBindings } from './roles.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, present, transport } from './transport.ts';

const { method } = RoleService;

/**
 * All invites of an organization, open and ended. `token` is empty where the person may not see the link, and for an invite
 * that can't be accepted any more. Fails with NotFound or, without invite.list, as denied.
 */
export function invitesQuery(organizationId: string) {
  return listQuery(method.listInvites, { organizationId }, 'invites');
}

/** Who accepted an invite, and when. Fails like `invitesQuery`, and with NotFound for an unknown invite. */
export function acceptancesQuery(organizationId: string, inviteId: string) {
  return listQuery(method.listInviteAcceptances, { organizationId, inviteId }, 'acceptances');
}

/**
 * What the link with this token offers: the invite with its role (unset if deleted), and the organization's name. Accepts
 * nothing. Fails with NotFound for an unknown token. An ended invite is an answer: see its `expiresAt` and `expiredAt`.
 */
export function inviteDetailsQuery(token: string) {
  return queryOptions({
    ...rpcQuery(method.getInviteDetails, { token }),
    select: ({ invite, organizationName }) => ({ invite: present(invite, 'invite'), organizationName }),
  });
}

/**
 * Makes a link to a role; without `expiresAt` it never ends. The answer holds the token. Call `invalidateInvites`
 * afterwards. Fails as not found (role), invalid (`expires_at`), quota, or denied with the permissions that are missing.
 */
export async function createInvite(
  input: MessageInitShape<typeof CreateInviteRequestSchema>,
  signal?: AbortSignal,
): Promise<Invite> {
  const { invite } = await call(method.createInvite, input, signal);
  return present(invite, 'invite');
}

/** Ends an invite; who accepted it keeps the role. Call `invalidateInvites` afterwards. Fails as not found or denied. */
export async function expireInvite(
  input: MessageInitShape<typeof ExpireInviteRequestSchema>,
  signal?: AbortSignal,
): Promise<Invite> {
  const { invite } = await call(method.expireInvite, input, signal);
  return present(invite, 'invite');
}

/**
 * Takes the invite's role for the person, and returns their role binding. Call `invalidateAccepted` afterwards. Fails as not
 * found (unknown token), exists (`ALREADY_ACCEPTED`), or conflict: `INVITE_ENDED` (ended, its role is deleted, or its maker
 * may no longer give it; the message says which) or `OWN_INVITE`.
 */
export async function acceptInvite(token: string, signal?: AbortSignal): Promise<RoleBinding> {
  const { roleBinding } = await call(method.acceptInvite, { token }, signal);
  return present(roleBinding, 'role binding');
}

/** Reads the invites and who accepted them again. */
export async function invalidateInvites(queryClient: QueryClient, organizationId: string): Promise<void> {
  const { queryKey: invites } = invitesQuery(organizationId);
  const acceptances = createConnectQueryKey({
    schema: method.listInviteAcceptances,
    input: { organizationId },
    transport,
    cardinality: 'finite',
  });
  await Promise.all([invites, acceptances].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** Reads all that changes when the person joins an organization: their organizations, its invites and their access. */
export async function invalidateAccepted(queryClient: QueryClient, organizationId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: organizationsQuery().queryKey }),
    invalidateInvites(queryClient, organizationId),
    invalidateRoleBindings(queryClient, organizationId),
  ]);
}
