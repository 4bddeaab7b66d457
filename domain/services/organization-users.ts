import type { ServiceImpl } from '@connectrpc/connect';
import { authorize } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { outOfUse } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { userMessage } from '#domain/services/messages.ts';
import { removePersonFrom } from '#domain/services/remove-person.ts';
import { accountsThatCount } from '#domain/single-sign-on/people.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';

const method = OrganizationService.method;

/** What to use instead of each RPC that is out of use. */
const instead = {
  addOrganizationUser: 'Use RoleService.CreateRoleBinding to give a person a role, or RoleService.CreateInvite.',
  isInviteTokenValid: 'Use RoleService.GetInviteDetails to read what an invite offers.',
  acceptInviteToken: 'Use RoleService.AcceptInvite to accept an invite.',
  getInviteTokens: 'Use RoleService.ListInvites to list the invites.',
  updateUserRole: 'Use RoleService.CreateRoleBinding and RoleService.DeleteRoleBinding to change what a person may do.',
  activateFreeTrial: 'There are no trials here. BillingService.GetSubscription shows the subscription.',
  inviteUsersViaEmail: 'Use RoleService.CreateInvite, which makes a link that you can send.',
} as const;

type UserMethods = 'getOrganizationUsers' | 'removeOrganizationUser' | keyof typeof instead;

/** The people of an organization who have an account, as the public API knows them. */
export function organizationUsers(host: Host): Pick<ServiceImpl<typeof OrganizationService>, UserMethods> {
  const { store } = host;
  return {
    async getOrganizationUsers({ id }, context) {
      await authorize(store, callerOf(context), method.getOrganizationUsers, id);
      const bound = new Set(await store.bindings.subjectsOf(id));
      const users = await accountsThatCount(host, store, id, await store.users.ofOrganization(id));
      return { users: users.filter(({ provider, email }) => bound.has(userSubject(provider, email))).map(userMessage) };
    },

    async removeOrganizationUser({ id, userId }, context) {
      const caller = callerOf(context);
      await removePersonFrom(host, caller, method.removeOrganizationUser, id, async (reader) => {
        const user = await reader.users.byId(userId);
        return user && userSubject(user.provider, user.email);
      });
      return {};
    },

    addOrganizationUser: () => refuse('addOrganizationUser'),
    isInviteTokenValid: () => refuse('isInviteTokenValid'),
    acceptInviteToken: () => refuse('acceptInviteToken'),
    getInviteTokens: () => refuse('getInviteTokens'),
    updateUserRole: () => refuse('updateUserRole'),
    activateFreeTrial: () => refuse('activateFreeTrial'),
    inviteUsersViaEmail: () => refuse('inviteUsersViaEmail'),
  };
}

function refuse(name: keyof typeof instead): never {
  throw outOfUse(instead[name]);
}
