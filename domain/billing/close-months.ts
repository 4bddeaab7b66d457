import { invoiceNumber, monthBill, numberPrefix } from '#domain/billing/month-bill.ts';
import { planForClosing } from '#domain/billing/plan-of.ts';
import type { Host } from '#domain/host.ts';
import type { Plan } from '#domain/rules/bill.ts';
import { hasEnded } from '#domain/rules/subscription.ts';
import { daysOfMonth, endOfMonth, monthAfter, startOfMonth, utcMonth } from '#domain/rules/utc-calendar.ts';
import type { Invoice, OpenMonth } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

type ClosingHost = Pick<Host, 'store' | 'clock' | 'ids' | 'plan' | 'bookkeeping'>;

/** How long after its end a month is closed: until then, every server has written what it counted. */
const grace = 3_600_000; // ms

/**
 * Issues the invoices of every month that is over, once each, however many servers do it at once; one that was stopped in the
 * middle is taken up where it was. A month that can't be closed for one organization stays open for it alone until the next
 * call. Months of before the first call are not billed. Throws FailedPrecondition, and closes nothing, where the price is missing.
 */
export async function closeMonths(host: ClosingHost): Promise<void> {
  const { store, clock, bookkeeping } = host;
  const lastOver = monthAfter(utcMonth(new Date(clock().getTime() - grace)), -1);
  const last = await store.billing.lastClosed();
  if (!last) return markClosed(host, lastOver);
  const plan = await planForClosing(host, store);
  await bookkeeping.flushUsage();
  if (plan) for (const open of await store.billing.openMonths()) await closeFor(host, plan, open);
  for (let month = monthAfter(last.month); month <= lastOver; month = monthAfter(month)) {
    if (plan)
      for (const organizationId of await store.organizations.ids())
        await closeFor(host, plan, { organizationId, month });
    await markClosed(host, month);
  }
}

async function markClosed({ store, clock }: ClosingHost, month: string): Promise<void> {
  await store.transaction(async (tx) => {
    const last = await tx.billing.lastClosed();
    if (!last || last.month < month) await tx.billing.addClosedMonth({ month, closedAt: clock() });
  });
}

/** An invoice is a transaction of its own, because everybody waits for one, and so that one that fails fails alone. */
async function closeFor(host: ClosingHost, plan: Plan, open: OpenMonth): Promise<void> {
  const { store, bookkeeping } = host;
  const { organizationId, month } = open;
  try {
    const invoice = await store.transaction(async (tx) => {
      await tx.billing.removeOpenMonth(open);
      return issueInvoice(host, tx, plan, open);
    });
    if (invoice) bookkeeping.issued(invoice);
  } catch (error) {
    await store.transaction((tx) => tx.billing.addOpenMonth(open));
    bookkeeping.notClosed(organizationId, month, error);
  }
}

/**
 * Issues what an organization still owes that is about to be deleted, in the transaction that does it: the months that are over
 * and not closed yet, and the running one as it stands. Returns the invoices, the oldest first. Throws FailedPrecondition if they
 * can't be worked out.
 */
export async function issueLastInvoices(
  host: ClosingHost,
  tx: StoreTransaction,
  organizationId: string,
): Promise<readonly Invoice[]> {
  const plan = await planForClosing(host, tx);
  if (!plan) return [];
  const issued: Invoice[] = [];
  for (const month of await unclosedMonths(host, tx, organizationId)) {
    const invoice = await issueInvoice(host, tx, plan, { organizationId, month });
    if (invoice) issued.push(invoice);
  }
  return issued;
}

async function unclosedMonths({ clock }: ClosingHost, tx: StoreTransaction, organizationId: string): Promise<string[]> {
  const open = (await tx.billing.openMonths()).filter((each) => each.organizationId === organizationId);
  const months = open.map(({ month }) => month);
  const running = utcMonth(clock());
  const last = await tx.billing.lastClosed();
  for (let month = last ? monthAfter(last.month) : running; month <= running; month = monthAfter(month))
    months.push(month);
  return months;
}

/** Nothing for a month that costs nothing, or in which the subscription had ended. */
async function issueInvoice(
  { clock, ids }: ClosingHost,
  tx: StoreTransaction,
  plan: Plan,
  { organizationId, month }: OpenMonth,
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
