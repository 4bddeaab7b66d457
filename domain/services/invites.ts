import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { authorize, findAccess } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { humansOnly, notFound, quotaExhausted } from '#domain/errors.ts';
import { refuseGrantAboveCaller } from '#domain/escalation.ts';
import type { Host } from '#domain/host.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { readList } from '#domain/read-list.ts';
import { roleById } from '#domain/role-lookup.ts';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { maxOpenInvites } from '#domain/rules/quota.ts';
import { acceptInvite } from '#domain/services/accept-invite.ts';
import { inviteAlone, inviteByLink, inviteMessages } from '#domain/services/invite-messages.ts';
import { acceptanceMessage } from '#domain/services/messages.ts';
import type { Invite } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

const method = RoleService.method;
type InviteMethods =
  | 'listInvites'
  | 'createInvite'
  | 'expireInvite'
  | 'acceptInvite'
  | 'getInviteDetails'
  | 'listInviteAcceptances';

/** The latest time that a timestamp in the API can hold. */
const endOfTime = new Date('9999-12-31T23:59:59.999Z');

/** Links that give a role: to anybody who has the token of an open one. */
export function invites(host: Host): Pick<ServiceImpl<typeof RoleService>, InviteMethods> {
  const { store, clock, ids } = host;
  return {
    async listInvites(request, context) {
      const { organizationId } = request;
      const access = await authorize(store, callerOf(context), method.listInvites, organizationId);
      const list = [method.listInvites.name, organizationId];
      const { rows, ...part } = await readList(ids, request, list, (page) => store.invites.page(organizationId, page));
      return { ...part, invites: await inviteMessages(store, organizationId, rows, clock(), access) };
    },

    async createInvite({ organizationId, roleId, expiresAt: end }, context) {
      const caller = callerOf(context);
      const createdAt = clock();
      const expiresAt = end ? timestampDate(end) : null;
      const token = ids.secret();
      return transactionOf(store, caller, async (tx) => {
        const access = await authorize(tx, caller, method.createInvite, organizationId);
        const input = new Validation();
        const isAhead = expiresAt === null || (expiresAt > createdAt && expiresAt <= endOfTime);
        input.check(isAhead, 'expires_at', 'Choose a moment in the future, or none.');
        input.done();

        const role = await roleById(tx, organizationId, roleId);
        if (!role) throw notFound('role');
        refuseGrantAboveCaller(access, role.permissions, null, `invite people to the role ${role.reference}`);
        await refuseTooManyInvites(tx, organizationId, createdAt);
        const invite: Invite = {
          id: ids.uuid(),
          organizationId,
          roleId: role.id,
          token,
          createdAt,
          createdBy: caller.subject,
          expiresAt,
          expiredAt: null,
          expiredBy: null,
        };
        await tx.invites.add(invite);
        const target = { id: invite.id, role: role.reference, expiresAt: expiresAt?.toISOString() ?? '' };
        await record(host, tx, caller, method.createInvite, organizationId, target);
        return { invite: await inviteAlone(tx, invite, createdAt, access) };
      });
    },

    async expireInvite({ organizationId, id }, context) {
      const caller = callerOf(context);
      const now = clock();
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.expireInvite, organizationId);
        const invite = await inviteIn(tx, organizationId, id);
        // A repeated call changes nothing: the record keeps who ended it first.
        if (invite.expiredAt !== null) return { invite: await inviteAlone(tx, invite, now) };
        const ended = { ...invite, expiredAt: now, expiredBy: caller.subject };
        await tx.invites.update(ended);
        await record(host, tx, caller, method.expireInvite, organizationId, { id });
        return { invite: await inviteAlone(tx, ended, now) };
      });
    },

    acceptInvite: acceptInvite(host),

    async getInviteDetails({ token }, context) {
      const caller = callerOf(context);
      if (caller.kind !== 'user') throw humansOnly('Only people can open an invite; give machines a role binding.');
      const invite = await store.invites.byToken(token);
      const organization = invite && (await store.organizations.byId(invite.organizationId));
      if (!organization) throw notFound('invite');
      const access = await findAccess(store, caller, organization.id);
      const mayList = access?.at(null).has(permissionOf(method.listInvites));
      const message = await (mayList ? inviteAlone : inviteByLink)(store, invite, clock());
      return { invite: message, organizationName: organization.name };
    },

    async listInviteAcceptances(request, context) {
      const { organizationId, inviteId } = request;
      await authorize(store, callerOf(context), method.listInviteAcceptances, organizationId);
      await inviteIn(store, organizationId, inviteId);
      const list = [method.listInviteAcceptances.name, organizationId, inviteId];
      const { rows, ...part } = await readList(ids, request, list, (page) =>
        store.invites.acceptancePage(organizationId, inviteId, page),
      );
      return { ...part, acceptances: rows.map(acceptanceMessage) };
    },
  };
}

async function inviteIn(reader: StoreReader, organizationId: string, id: string): Promise<Invite> {
  const invite = await reader.invites.byId(organizationId, id);
  if (!invite) throw notFound('invite');
  return invite;
}

async function refuseTooManyInvites(reader: StoreReader, organizationId: string, now: Date): Promise<void> {
  const open = (await reader.invites.ofOrganization(organizationId)).filter((invite) => isInviteOpen(invite, now));
  if (open.length < maxOpenInvites) return;
  throw quotaExhausted(
    `The organization has ${maxOpenInvites} open invites, the most it may have. End one that is no longer needed.`,
    maxOpenInvites,
  );
}
