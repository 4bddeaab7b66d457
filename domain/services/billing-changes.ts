import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { authorize } from '#domain/authorize.ts';
import { accountIn } from '#domain/billing/account-in.ts';
import { planOf } from '#domain/billing/plan-of.ts';
import { callerOf } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import { subscriptionEnd } from '#domain/rules/subscription.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';

const method = BillingService.method;
type Changes = 'cancelSubscription' | 'updateCustomer';

/** What a billing admin changes. */
export function billingChanges(host: Host): Pick<ServiceImpl<typeof BillingService>, Changes> {
  const { store, clock } = host;
  return {
    async cancelSubscription({ organizationId }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.cancelSubscription, organizationId);
        planOf(host);
        const account = await accountIn(tx, organizationId);
        if (account.canceledAt) return {};
        const canceledAt = clock();
        await tx.billing.saveAccount({ ...account, canceledAt });
        const endsAt = subscriptionEnd(canceledAt)?.toISOString() ?? '';
        await record(host, tx, caller, method.cancelSubscription, organizationId, { endsAt });
        return {};
      });
    },

    async updateCustomer({ organizationId, customerName, customerEmail }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.updateCustomer, organizationId);
        const input = new Validation();
        const name = input.name(customerName, 'customer_name');
        const email = input.email(customerEmail, 'customer_email');
        input.done();
        const account = await accountIn(tx, organizationId);
        const before = account.contact;
        if (before?.name === name && before.email === email) return {};
        await tx.billing.saveAccount({ ...account, contact: { name, email } });
        const target = { name, email, nameBefore: before?.name ?? '', emailBefore: before?.email ?? '' };
        await record(host, tx, caller, method.updateCustomer, organizationId, target);
        return {};
      });
    },
  };
}
