import { discountJson } from '#domain/billing/discount.ts';
import { invoiceNumber, monthBill } from '#domain/billing/month-bill.ts';
import { addUp } from '#domain/rules/add-up.ts';
import { bytesPerGib, type Plan } from '#domain/rules/bill.ts';
import type { InvoiceStatus } from '#domain/rules/invoice-status.ts';
import { endOfMonth, monthAfter, utcDay, utcMonth } from '#domain/rules/utc-calendar.ts';
import { numberedId, seedIds } from '#domain/seed-ids.ts';
import type { BillingAccount, DailyUsage, Invoice, InvoiceLine, Organization, Project } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';

/** What the demo's organizations pay for: 25 cents a GiB, and 100 GiB for nothing. */
export const demoPlan: Plan = { currency: 'usd', unitAmount: 25, includedGib: 100n };

type Ledger = Pick<World, 'usage' | 'removedProjects' | 'billingAccounts' | 'invoices' | 'closedMonths'>;

const { organization: organizationId, projects, deletedProject } = seedIds;
const { production, staging, development, playground } = projects;
const day = 86_400_000;

/** A project and what it receives: GiB on a usual working day, and the days ago between which it does. */
interface Sender {
  readonly projectId: string;
  readonly gib: number;
  readonly from: number;
  readonly until: number;
}

const senders: readonly Sender[] = [
  { projectId: production, gib: 17.4, from: 370, until: 0 },
  { projectId: staging, gib: 4.2, from: 365, until: 0 },
  { projectId: development, gib: 1.3, from: 210, until: 0 },
  { projectId: playground, gib: 0.08, from: 205, until: 0 },
  { projectId: deletedProject, gib: 2.1, from: 370, until: 12 },
];

/** How the invoices of the last months stand, the newest first. Older ones are paid. */
const statuses: readonly InvoiceStatus[] = ['open', 'paid', 'paid', 'void', 'paid', 'paid', 'uncollectible'];

/** A year of usage and invoices of the demo's organization, up to now. */
export function seedLedger(now: Date, organization: Organization, existing: readonly Project[]): Ledger {
  const removed = {
    id: deletedProject,
    organizationId,
    name: 'Legacy API',
    createdAt: new Date(now.getTime() - 398 * day),
  };
  const account: BillingAccount = {
    organizationId,
    contact: { name: 'Acme Accounts Payable', email: 'invoices@acme.example' },
    poNumber: 'PO-2026-0417',
    coupon: discountJson({ id: 'early-adopter', name: 'Early adopter', percentOff: 10, amountOff: 0, amountFlat: 0 }),
    canceledAt: null,
  };
  const usage = senders.flatMap((sender) => usageOf(sender, now));
  const names = new Map([...existing, removed].map(({ id, name }) => [id, name]));
  const linesOf = (month: string): InvoiceLine[] =>
    addUp(
      usage
        .filter((row) => row.day.startsWith(month))
        .map(({ day: _day, ...row }) => Object.assign(row, { projectName: names.get(row.projectId) ?? '' })),
      ({ projectId }) => projectId,
    );
  const invoices = Array.from({ length: 12 }, (_, index): Invoice => {
    const month = monthAfter(utcMonth(now), -1 - index);
    return {
      id: numberedId('19401ce5', index),
      number: invoiceNumber(month, 1),
      status: statuses[index] ?? 'paid',
      issuedAt: closedAt(month),
      ...monthBill(organization, account, demoPlan, month, linesOf(month)),
    };
  });
  const lastMonth = monthAfter(utcMonth(now), -1);
  return {
    usage,
    removedProjects: [removed],
    billingAccounts: [account],
    invoices: invoices.filter(({ amountDue }) => amountDue > 0n),
    closedMonths: [{ month: lastMonth, closedAt: closedAt(lastMonth) }],
  };
}

function closedAt(month: string): Date {
  return new Date(endOfMonth(month).getTime() + 3_600_000);
}

/** More on working days, growing over the year, a little different each day; of today by the hour, the same after a reload. */
function usageOf({ projectId, gib, from, until }: Sender, now: Date): DailyUsage[] {
  return Array.from({ length: from - until + 1 }, (_, index): DailyUsage => {
    const age = from - index;
    const at = new Date(now.getTime() - age * day);
    const weekday = at.getUTCDay();
    const share =
      (weekday === 0 || weekday === 6 ? 0.45 : 1) *
      (1 - age / 700) *
      (0.85 + 0.3 * noise(projectId, age)) *
      (age === 0 ? (at.getUTCHours() + 0.5) / 24 : 1);
    const bytes = BigInt(Math.round(gib * share * Number(bytesPerGib)));
    return { projectId, day: utcDay(at), bytes, samples: bytes / 5_300n };
  });
}

/** A number from 0 to 1 that is always the same for a project and a day. */
function noise(projectId: string, age: number): number {
  const seed = Number.parseInt(projectId.slice(0, 8), 16) + age * 2_654_435_761;
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0;
  return mixed / 2 ** 32;
}
