import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { authorize } from '#domain/authorize.ts';
import { accountIn } from '#domain/billing/account-in.ts';
import { monthlyUsage } from '#domain/billing/monthly-usage.ts';
import { planOf } from '#domain/billing/plan-of.ts';
import { callerOf } from '#domain/caller.ts';
import { failedPrecondition } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { hasEnded } from '#domain/rules/subscription.ts';
import { isUtcMonth } from '#domain/rules/utc-calendar.ts';
import { usageMessage } from '#domain/services/usage-message.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { LedgerService } from '#proto/console/ledger/v1alpha1/ledger_pb.ts';

const method = LedgerService.method;

/** What the public API lacks of billing. */
export function ledgerService(host: Host): ServiceImpl<typeof LedgerService> {
  const { store, clock } = host;
  return {
    async getPlan({ organizationId }, context) {
      await authorize(store, callerOf(context), method.getPlan, organizationId);
      return planOf(host);
    },

    async getUsage({ organizationId, month }, context) {
      await authorize(store, callerOf(context), method.getUsage, organizationId);
      const input = new Validation();
      input.check(isUtcMonth(month), 'month', 'Name a month, such as 2026-11.');
      input.done();
      return { usage: usageMessage(await monthlyUsage(store, organizationId, month)) };
    },

    async resumeSubscription({ organizationId }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.resumeSubscription, organizationId);
        planOf(host);
        const account = await accountIn(tx, organizationId);
        if (!account.canceledAt) return {};
        if (hasEnded(account.canceledAt, clock())) {
          throw failedPrecondition(
            'SUBSCRIPTION_ENDED',
            'The subscription has ended. Ask whoever runs this installation for a new one.',
          );
        }
        await tx.billing.saveAccount({ ...account, canceledAt: null });
        await record(host, tx, caller, method.resumeSubscription, organizationId, {});
        return {};
      });
    },
  };
}
