import type { ServiceImpl } from '@connectrpc/connect';
import { callerOf } from '#domain/caller.ts';
import { unauthenticated } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { machineUserMessage, userMessage } from '#domain/services/messages.ts';
import type { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';

/** Who the caller is. `roles` stays empty: with one role per organization, it can't describe role bindings. */
export function userService({ store }: Host): ServiceImpl<typeof UserService> {
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
      throw unauthenticated('Your account is gone. Sign in again.');
    },
  };
}
