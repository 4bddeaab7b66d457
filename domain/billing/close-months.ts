import { invoiceNumber, monthBill, numberPrefix } from '#domain/billing/month-bill.ts';
import type { Host } from '#domain/host.ts';
import type { Plan } from '#domain/rules/bill.ts';
import { hasEnded } from '#domain/rules/subscription.ts';
import { daysOfMonth, endOfMonth, monthAfter, startOfMonth, utcMonth } from '#domain/rules/utc-calendar.ts';
import type { Invoice } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

type ClosingHost = Pick<Host, 'store' | 'clock' | 'ids' | 'plan'>;

/** How long after its end a month is closed: until then, every server has written what it counted. */
const grace = 3_600_000; // ms

/**
 * Issues the invoices of every month that is over, once each, however many servers do it at once; one that was stopped in the
 * middle is taken up where it was. Months of before the first call are not billed, nor those that are closed without a plan.
 * Returns the numbers of the invoices that this call issued.
 */
export async function closeMonths(host: ClosingHost): Promise<readonly string[]> {
  const { store, clock } = host;
  const lastOver = monthAfter(utcMonth(new Date(clock().getTime() - grace)), -1);
  const last = await store.billing.lastClosed();
  if (!last) {
    await markClosed(host, lastOver);
    return [];
  }
  const issued: string[] = [];
  for (let month = monthAfter(last.month); month <= lastOver; month = monthAfter(month)) {
    issued.push(...(await issueInvoices(host, month)));
    await markClosed(host, month);
  }
  return issued;
}

async function markClosed({ store, clock }: ClosingHost, month: string): Promise<void> {
  await store.transaction(async (tx) => {
    const last = await tx.billing.lastClosed();
    if (!last || last.month < month) await tx.billing.addClosedMonth({ month, closedAt: clock() });
  });
}

/** An invoice is a transaction of its own, because everybody waits for one. */
async function issueInvoices(host: ClosingHost, month: string): Promise<readonly string[]> {
  const { store, plan } = host;
  if (!plan) return [];
  const issued: string[] = [];
  for (const organizationId of await store.organizations.ids()) {
    const invoice = await store.transaction((tx) => issueInvoice(host, tx, plan, organizationId, month));
    if (invoice) issued.push(invoice.number);
  }
  return issued;
}

/**
 * Issues what an organization still owes that is about to be deleted, in the transaction that does it: the months that are over
 * and not closed yet, and the running one as it stands.
 */
export async function issueLastInvoices(
  host: ClosingHost,
  tx: StoreTransaction,
  organizationId: string,
): Promise<void> {
  const { plan, clock } = host;
  if (!plan) return;
  const running = utcMonth(clock());
  const last = await tx.billing.lastClosed();
  for (let month = last ? monthAfter(last.month) : running; month <= running; month = monthAfter(month))
    await issueInvoice(host, tx, plan, organizationId, month);
}

/** Nothing for a month that costs nothing, or in which the subscription had ended. */
async function issueInvoice(
  { clock, ids }: ClosingHost,
  tx: StoreTransaction,
  plan: Plan,
  organizationId: string,
  month: string,
): Promise<Invoice | undefined> {
  const organization = await tx.organizations.byId(organizationId);
  if (!organization || organization.createdAt >= endOfMonth(month)) return undefined;
  if (await tx.billing.invoiceOfMonth(organizationId, month)) return undefined;
  const account = await tx.billing.accountOf(organizationId);
  if (hasEnded(account?.canceledAt ?? null, startOfMonth(month))) return undefined;
  const { first, last } = daysOfMonth(month);
  const lines = await tx.usage.byProject(organizationId, first, last);
  const bill = monthBill(organization, account, plan, month, lines);
  if (bill.amountDue === 0n) return undefined;

  const highest = (await tx.billing.highestNumber(numberPrefix(month))) ?? '';
  const number = invoiceNumber(month, Number(highest.slice(numberPrefix(month).length)) + 1);
  const issuedAt = clock();
  const invoice: Invoice = { ...bill, id: ids.uuid(), number, status: 'open', issuedAt };
  await tx.billing.addInvoice(invoice);
  const target = { number, amountDue: `${bill.amountDue} ${bill.currency}` };
  const record = { id: ids.uuid(), organizationId, at: issuedAt, actor: 'system', action: 'IssueInvoice', target };
  await tx.audit.add(record);
  return invoice;
}
