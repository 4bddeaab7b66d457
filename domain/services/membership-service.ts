import type { ServiceImpl } from '@connectrpc/connect';
import { bindingsText, record } from '#domain/audit.ts';
import { accessTo } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { humansOnly } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { refuseRemovingLastOwner } from '#domain/last-owner.ts';
import { roleBindingMessage } from '#domain/services/messages.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { MembershipService } from '#proto/console/membership/v1alpha1/membership_pb.ts';

const method = MembershipService.method;

/** People who end their own access. Their sessions stay: they may have other organizations, or get access again. */
export function membershipService(host: Host): ServiceImpl<typeof MembershipService> {
  return {
    async leaveOrganization({ organizationId }, context) {
      const caller = callerOf(context);
      if (caller.kind !== 'user') throw humansOnly('Only people can leave an organization; delete a service account.');
      return transactionOf(host.store, caller, async (tx) => {
        const { bindings } = await accessTo(tx, caller, organizationId);
        await refuseRemovingLastOwner(host, tx, bindings);
        await tx.bindings.removeOfSubject(organizationId, caller.subject);
        const target = { subject: caller.subject, roleBindings: bindingsText(bindings) };
        await record(host, tx, caller, method.leaveOrganization, organizationId, target);
        return { removedRoleBindings: bindings.map(roleBindingMessage) };
      });
    },
  };
}
