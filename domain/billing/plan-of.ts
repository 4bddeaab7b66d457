import { anyInvoice } from '#domain/billing/month-bill.ts';
import { failedPrecondition, nothingThere } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import type { Plan } from '#domain/rules/bill.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The plan of this installation. Throws NotFound if it bills nothing. */
export function planOf({ plan }: Pick<Host, 'plan'>): Plan {
  if (plan) return plan;
  throw nothingThere('subscription', 'This installation bills nothing, so there is no subscription.');
}

/**
 * The plan by which months are billed when they are closed; `null`: they are closed unbilled, for good. Throws FailedPrecondition
 * if there is no price but invoices were issued before: the price was forgotten, and a month would be lost.
 */
export async function planForClosing({ plan }: Pick<Host, 'plan'>, reader: StoreReader): Promise<Plan | null> {
  if (plan || (await reader.billing.highestNumber(anyInvoice)) === undefined) return plan;
  throw failedPrecondition(
    'PRICE_MISSING',
    'BILLING_PRICE_PER_GIB is missing, although this installation has issued invoices. Until whoever runs it sets the price again, no month is closed and no organization deleted. 0 means free.',
  );
}
