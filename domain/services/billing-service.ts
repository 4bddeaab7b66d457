import type { ServiceImpl } from '@connectrpc/connect';
import { authorize } from '#domain/authorize.ts';
import { discountOf } from '#domain/billing/discount.ts';
import { monthlyUsage } from '#domain/billing/monthly-usage.ts';
import { planOf } from '#domain/billing/plan-of.ts';
import { callerOf } from '#domain/caller.ts';
import { failedPrecondition, nothingThere } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { billFor } from '#domain/rules/bill.ts';
import { hasEnded } from '#domain/rules/subscription.ts';
import { daysOfMonth, utcMonth } from '#domain/rules/utc-calendar.ts';
import { billingChanges } from '#domain/services/billing-changes.ts';
import {
  billMessage,
  customerMessage,
  invoiceMessage,
  subscriptionMessage,
} from '#domain/services/billing-messages.ts';
import { usageMessage } from '#domain/services/usage-message.ts';
import { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';

const method = BillingService.method;

/** What an organization uses and pays. Subscriptions are not stored: each organization has one, where there is a plan. */
export function billingService(host: Host): ServiceImpl<typeof BillingService> {
  const { store, clock, invoicePdf } = host;
  return {
    ...billingChanges(host),

    async getConfig({ organizationId }, context) {
      await authorize(store, callerOf(context), method.getConfig, organizationId);
      return { publishableKey: '' };
    },

    async getSubscription({ organizationId }, context) {
      const { organization } = await authorize(store, callerOf(context), method.getSubscription, organizationId);
      planOf(host);
      return subscriptionMessage(organization, await store.billing.accountOf(organizationId), clock());
    },

    async createSession({ organizationId }, context) {
      await authorize(store, callerOf(context), method.createSession, organizationId);
      throw failedPrecondition(
        'NO_PAYMENT_PROVIDER',
        'This installation has no payment provider. Invoices are paid against a purchase order.',
      );
    },

    async getInvoicesUpcoming({ organizationId }, context) {
      await authorize(store, callerOf(context), method.getInvoicesUpcoming, organizationId);
      const plan = planOf(host);
      const account = await store.billing.accountOf(organizationId);
      const now = clock();
      if (hasEnded(account?.canceledAt ?? null, now)) {
        throw nothingThere('upcoming invoice', 'The subscription has ended, so no further invoice will come.');
      }
      const month = utcMonth(now);
      const { first, last } = daysOfMonth(month);
      const bytes = await store.usage.totalBytes(organizationId, first, last);
      return billMessage({ ...plan, ...billFor(bytes, plan, discountOf(account) ?? undefined), month });
    },

    async getInvoices({ organizationId }, context) {
      await authorize(store, callerOf(context), method.getInvoices, organizationId);
      const invoices = await store.billing.invoicesOf(organizationId);
      return { invoices: invoices.map((invoice) => invoiceMessage(invoice, invoicePdf(invoice))) };
    },

    async getCustomer({ organizationId }, context) {
      await authorize(store, callerOf(context), method.getCustomer, organizationId);
      const contact = (await store.billing.accountOf(organizationId))?.contact;
      if (!contact) throw nothingThere('billing contact', 'The organization has no billing contact yet.');
      return customerMessage(contact);
    },

    async getCurrentUsage({ organizationId }, context) {
      await authorize(store, callerOf(context), method.getCurrentUsage, organizationId);
      return { currentUsage: usageMessage(await monthlyUsage(store, organizationId, utcMonth(clock()))) };
    },
  };
}
