import { totalBytes } from '#domain/billing/monthly-usage.ts';
import { billFor, type Plan } from '#domain/rules/bill.ts';
import type { BillingAccount, Invoice, InvoiceLine, NamedUsage, Organization } from '#domain/store/records.ts';

/** Everything that an invoice says of a month, before it has a number. */
export type MonthBill = Omit<Invoice, 'id' | 'number' | 'status' | 'issuedAt'>;

/** The bill for what an organization received in a month. */
export function monthBill(
  organization: Organization,
  account: BillingAccount | undefined,
  plan: Plan,
  month: string,
  usage: readonly NamedUsage[],
): MonthBill {
  const coupon = account?.coupon ?? null;
  return {
    organizationId: organization.id,
    organizationName: organization.name,
    month,
    contact: account?.contact ?? null,
    poNumber: account?.poNumber ?? '',
    coupon,
    ...plan,
    ...billFor(totalBytes(usage), plan, coupon ?? undefined),
    lines: linesOf(usage),
  };
}

/** The number of an invoice: the how many-th of its month in the installation. */
export function invoiceNumber(month: string, count: number): string {
  return `${numberPrefix(month)}${String(count).padStart(4, '0')}`;
}

export function numberPrefix(month: string): string {
  return `INV-${month}-`;
}

function linesOf(usage: readonly NamedUsage[]): InvoiceLine[] {
  const lines = new Map<string, InvoiceLine>();
  for (const { projectId, projectName, bytes, samples } of usage) {
    const before = lines.get(projectId) ?? { bytes: 0n, samples: 0n };
    const sum = { bytes: before.bytes + bytes, samples: before.samples + samples };
    lines.set(projectId, { projectId, projectName, ...sum });
  }
  return [...lines.values()].toSorted((a, b) => Number(a.projectId > b.projectId) - Number(a.projectId < b.projectId));
}
