import { accountIn } from '#domain/billing/account-in.ts';
import type { Host } from '#domain/host.ts';
import { hasEnded } from '#domain/rules/subscription.ts';
import { monthAfter, utcMonth } from '#domain/rules/utc-calendar.ts';
import type { BillingAccount } from '#domain/store/records.ts';
import type { StoreReader, StoreTransaction } from '#domain/store/store.ts';

type OperatorHost = Pick<Host, 'store' | 'clock' | 'ids'>;

/** The fields of an account that an operator changes. Fields that are left out stay as they are. */
export type AccountChange = Partial<Pick<BillingAccount, 'poNumber' | 'coupon'>>;

/** Writes down what was agreed with an organization that exists. Returns its account as it is now. */
export async function changeAccount(
  host: OperatorHost,
  organizationId: string,
  change: AccountChange,
): Promise<BillingAccount> {
  return host.store.transaction(async (tx) => {
    const before = await accountIn(tx, organizationId);
    const account = { ...before, ...change };
    if (account.poNumber === before.poNumber && account.coupon === before.coupon) return before;
    const { poNumber, coupon } = account;
    await tx.billing.saveAccount(account);
    await note(host, tx, organizationId, 'ChangeBillingAccount', {
      poNumber,
      discount: coupon ?? '',
      poNumberBefore: before.poNumber,
      discountBefore: before.coupon ?? '',
    });
    return account;
  });
}

/**
 * Lets a canceled subscription go on. `unchanged`: it was not canceled. `not-closed`: a month of after its end is not closed yet, and
 * would be billed.
 */
export async function reopenSubscription(
  host: OperatorHost,
  organizationId: string,
): Promise<'reopened' | 'unchanged' | 'not-closed'> {
  return host.store.transaction(async (tx) => {
    const account = await accountIn(tx, organizationId);
    const { canceledAt } = account;
    if (!canceledAt) return 'unchanged';
    if (hasEnded(canceledAt, host.clock()) && !(await isLastMonthClosed(tx, host.clock()))) return 'not-closed';
    await tx.billing.saveAccount({ ...account, canceledAt: null });
    await note(host, tx, organizationId, 'ReopenSubscription', { canceledAt: canceledAt.toISOString() });
    return 'reopened';
  });
}

/** Also where no month was ever closed: nothing of before is billed then. */
async function isLastMonthClosed(reader: StoreReader, now: Date): Promise<boolean> {
  const last = await reader.billing.lastClosed();
  return !last || last.month >= monthAfter(utcMonth(now), -1);
}

async function note(
  { ids, clock }: OperatorHost,
  tx: StoreTransaction,
  organizationId: string,
  action: string,
  target: Record<string, string>,
): Promise<void> {
  await tx.audit.add({ id: ids.uuid(), organizationId, at: clock(), actor: 'system', action, target });
}
