import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { callerOf } from '#domain/caller.ts';
import { humansOnly, unauthenticated } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { machineUserMessage, userMessage } from '#domain/services/messages.ts';
import { organizationsGivingRoles } from '#domain/single-sign-on/people.ts';
import type { User } from '#domain/store/records.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { type User as UserMessage, UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';

/** Who the caller is. `roles` stays empty: with one role per organization, it can't describe role bindings. */
export function userService(host: Host): ServiceImpl<typeof UserService> {
  const { store, clock } = host;
  return {
    async getSelf(_request, context) {
      const caller = callerOf(context);
      if (caller.kind === 'user') {
        const user = await store.users.byEmail(caller.provider, caller.email);
        if (user) return { user: userMessage(user) };
      } else {
        const account = await store.serviceAccounts.byId(caller.organizationId, caller.serviceAccountId);
        if (account) return { user: machineUserMessage(account) };
      }
      throw accountGone();
    },

    /** Others tell people apart by their names, so each organization that the person is in gets an audit record. */
    async updateSelf({ user: wanted }, context) {
      const caller = callerOf(context);
      if (caller.kind !== 'user')
        throw humansOnly('Only people can change their name; a service account keeps its own.');
      return transactionOf(store, caller, async (tx) => {
        const user = await tx.users.byEmail(caller.provider, caller.email);
        if (!user) throw accountGone();
        const name = validName(user, wanted);
        await tx.users.save({ ...user, name, updatedAt: clock() });
        const target = { id: user.id, name, oldName: user.name };
        for (const { id } of await organizationsGivingRoles(host, tx, caller.subject)) {
          await record(host, tx, caller, UserService.method.updateSelf, id, target);
        }
        return {};
      });
    },
  };
}

/** The name to store. Throws InvalidArgument also for a change of anything else: it would be lost without a word. */
function validName(user: User, wanted: UserMessage | undefined): string {
  const input = new Validation();
  const name = input.name(wanted?.name ?? '', 'user.name');
  const only = 'Only the name can be changed here. Leave this empty.';
  input.check(keeps(user.id, wanted?.id), 'user.id', only);
  input.check(keeps(user.email, wanted?.email), 'user.email', only);
  input.check(keeps(user.provider, wanted?.authProvider), 'user.auth_provider', only);
  input.check(keeps('', wanted?.company), 'user.company', only);
  input.check(keeps('', wanted?.timezone), 'user.timezone', only);
  input.done();
  return name;
}

function keeps(now: string, then = ''): boolean {
  return then === '' || then === now;
}

function accountGone() {
  return unauthenticated('Your account is gone. Sign in again.');
}
