import { describe, expect, it } from 'vitest';
import { noBookkeeping } from '#domain/billing/bookkeeping.ts';
import { closeMonths } from '#domain/billing/close-months.ts';
import { discountJson } from '#domain/billing/discount.ts';
import { markInvoice } from '#domain/billing/mark-invoice.ts';
import type { Host } from '#domain/host.ts';
import { bytesPerGib, type Plan } from '#domain/rules/bill.ts';
import { utcDay } from '#domain/rules/utc-calendar.ts';
import type { BillingAccount, Invoice } from '#domain/store/records.ts';
import { organizations, projects } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';

const { acme, globex } = organizations;
const day = 86_400_000;
const plan: Plan = { currency: 'usd', unitAmount: 25, includedGib: 1n };

/** A world on 1 March 2026 at noon, with February closed. */
async function openWorld(change: Partial<BillingAccount> = {}, around: (host: Host) => Host = (host) => host) {
  const world = await createTestWorld(
    (before) => ({
      ...before,
      billingAccounts: before.billingAccounts.map((account) => ({ ...account, ...change })),
      closedMonths: [{ month: '2026-02', closedAt: new Date('2026-03-01T01:00:00Z') }],
    }),
    (host) => around({ ...host, plan }),
  );
  return world;
}

/** Lets the time be this. */
function moveTo(world: TestWorld, at: string): void {
  world.pass(Date.parse(at) - world.now().getTime());
}

const away = () => Promise.reject(new Error('the store is away'));

/** Closes the months that are over. Returns the numbers of the invoices that were issued. */
async function close(world: TestWorld, change: Partial<Host> = {}): Promise<string[]> {
  const issued: string[] = [];
  const bookkeeping = { ...noBookkeeping, issued: ({ number }: Invoice) => void issued.push(number) };
  await closeMonths({ ...world.host, bookkeeping, ...change });
  return issued;
}

async function receive(world: TestWorld, projectId: string, gib: bigint): Promise<void> {
  await world.store.addUsage([{ projectId, day: utcDay(world.now()), bytes: gib * bytesPerGib, samples: 7n }]);
}

const briefly = ({ month, number, quantity, amountDue }: Invoice) => ({ month, number, quantity, amountDue });

describe('closing months', () => {
  it('issues an invoice an hour after the month is over, once, with what was received in it', async () => {
    const world = await openWorld();
    await receive(world, projects.alpha, 3n);
    moveTo(world, '2026-03-31T23:59:59.999Z');
    await receive(world, projects.beta, 2n);
    moveTo(world, '2026-04-01T00:00:00.000Z');
    await receive(world, projects.alpha, 100n);
    expect(await close(world)).toEqual([]);
    moveTo(world, '2026-04-01T01:00:00.000Z');
    expect(await close(world)).toEqual(['INV-2026-03-0001']);
    expect(await close(world)).toEqual([]);
    expect(await world.store.billing.invoicesOf(acme)).toEqual([
      {
        id: expect.any(String),
        organizationId: acme,
        organizationName: 'Acme',
        month: '2026-03',
        number: 'INV-2026-03-0001',
        status: 'open',
        issuedAt: world.now(),
        contact: { name: 'Acme Accounts', email: 'accounts@acme.example' },
        poNumber: 'PO-1',
        coupon: null,
        ...plan,
        quantity: 4n,
        subtotal: 100n,
        amountDue: 100n,
        lines: [
          { projectId: projects.alpha, projectName: 'Alpha', bytes: 3n * bytesPerGib, samples: 7n },
          { projectId: projects.beta, projectName: 'Beta', bytes: 2n * bytesPerGib, samples: 7n },
        ],
      },
    ]);
    expect(await world.audited()).toEqual(['IssueInvoice']);
  });

  it('issues no invoice for a month that costs nothing', async () => {
    const world = await openWorld();
    await receive(world, projects.alpha, 1n);
    world.pass(40 * day);
    expect(await close(world)).toEqual([]);
    expect((await world.store.billing.lastClosed())?.month).toBe('2026-03');
  });

  it('takes up all months that were missed, and keeps the old name and price of a gone project’s month', async () => {
    const world = await openWorld();
    await receive(world, projects.alpha, 2n);
    await world.as('owner').projects.deleteProject({ id: projects.alpha });
    world.pass(60 * day);
    await receive(world, projects.gamma, 2n);
    world.pass(40 * day);
    expect(await close(world)).toEqual(['INV-2026-03-0001', 'INV-2026-04-0001']);
    const [march] = await world.store.billing.invoicesOf(acme);
    expect(march?.lines.map(({ projectName }) => projectName)).toEqual(['Alpha']);
    await close(world, { plan: { ...plan, unitAmount: 1000 } });
    expect(await world.store.billing.invoicesOf(acme)).toEqual([march]);
  });

  it('numbers the invoices of a month one after the other, also when several servers close it at once', async () => {
    const world = await openWorld();
    await receive(world, projects.alpha, 3n);
    await receive(world, projects.gamma, 3n);
    world.pass(40 * day);
    const issued = await Promise.all([1, 2, 3].map(() => close(world)));
    expect(issued.flat().toSorted()).toEqual(['INV-2026-03-0001', 'INV-2026-03-0002']);
    const all = [...(await world.store.billing.invoicesOf(acme)), ...(await world.store.billing.invoicesOf(globex))];
    expect(all.map(({ number }) => number).toSorted()).toEqual(['INV-2026-03-0001', 'INV-2026-03-0002']);
  });

  it('is tried again for an organization for which it failed, without a second invoice for others', async () => {
    let failing = true;
    const world = await openWorld({}, (host) => ({
      ...host,
      store: {
        ...host.store,
        transaction: (work) =>
          host.store.transaction(async (tx) => {
            const result = await work(tx);
            if (failing && (await tx.billing.invoicesOf(globex)).length > 0) throw new Error('the power is gone');
            return result;
          }),
      },
    }));
    await receive(world, projects.alpha, 3n);
    await receive(world, projects.gamma, 3n);
    world.pass(40 * day);
    const failed: string[] = [];
    const notClosed = (organizationId: string, month: string, error: unknown) =>
      void failed.push(`${organizationId} ${month} ${String(error)}`);
    await close(world, { bookkeeping: { ...noBookkeeping, notClosed } });
    expect(failed).toEqual([`${globex} 2026-03 Error: the power is gone`]);
    expect((await world.store.billing.lastClosed())?.month).toBe('2026-03');
    failing = false;
    await close(world);
    expect((await world.store.billing.invoicesOf(acme)).map(briefly)).toHaveLength(1);
    expect((await world.store.billing.invoicesOf(globex)).map(briefly)).toHaveLength(1);
    expect(await world.store.billing.openMonths()).toEqual([]);
  });

  it('stops where the store is away, and is taken up there', async () => {
    const world = await openWorld();
    await receive(world, projects.alpha, 3n);
    world.pass(40 * day);
    await expect(close(world, { store: { ...world.store, transaction: away } })).rejects.toThrow('the store is away');
    expect((await world.store.billing.lastClosed())?.month).toBe('2026-02');
    expect(await close(world)).toEqual(['INV-2026-03-0001']);
  });

  it('bills an organization that is deleted for what it received until then, once', async () => {
    const world = await openWorld();
    await receive(world, projects.alpha, 3n);
    moveTo(world, '2026-04-01T00:30:00.000Z'); // March is over, and not closed yet
    await receive(world, projects.alpha, 5n);
    await world.as('owner').organizations.deleteOrganization({ id: acme });
    const issued = [
      { month: '2026-04', number: 'INV-2026-04-0001', quantity: 4n, amountDue: 100n },
      { month: '2026-03', number: 'INV-2026-03-0001', quantity: 2n, amountDue: 50n },
    ];
    expect((await world.store.billing.invoicesOf(acme)).map(briefly)).toEqual(issued);
    moveTo(world, '2026-05-01T01:00:00.000Z');
    expect(await close(world)).toEqual([]);
  });

  it('bills nothing of before it was first called, and nothing of a time without a plan', async () => {
    const world = await createTestWorld();
    await receive(world, projects.alpha, 900n);
    world.pass(40 * day);
    expect(await close(world)).toEqual([]);
    await receive(world, projects.alpha, 900n);
    world.pass(30 * day);
    expect(await close(world, { plan: null })).toEqual([]);
    expect(await close(world)).toEqual([]);
    expect(await world.store.billing.invoicesOf(acme)).toEqual([]);
  });

  it.each([
    ['the month of the cancellation is billed', '2026-03-31T23:59:59Z', ['2026-03']],
    ['nothing is billed after it', '2026-02-28T23:59:59Z', []],
  ])('%s', async (_what, canceledAt, months) => {
    const world = await openWorld({ canceledAt: new Date(canceledAt) });
    await receive(world, projects.alpha, 3n);
    world.pass(31 * day);
    await receive(world, projects.alpha, 3n);
    world.pass(60 * day);
    await close(world);
    expect((await world.store.billing.invoicesOf(acme)).map(({ month }) => month)).toEqual(months);
  });

  it('bills a flat amount also for a month without usage, but not of before the organization', async () => {
    const coupon = discountJson({ id: 'flat', name: 'Flat', percentOff: 0, amountOff: 0, amountFlat: 4900 });
    const world = await openWorld({ coupon });
    world.pass(40 * day);
    await close(world);
    expect((await world.store.billing.invoicesOf(acme)).map(briefly)).toEqual([
      { month: '2026-03', number: 'INV-2026-03-0001', quantity: 0n, amountDue: 4900n },
    ]);
    expect(await world.store.billing.invoicesOf(globex)).toEqual([]);
  });
});

describe('an operator', () => {
  it('says how an invoice stands, which is written down', async () => {
    const world = await openWorld();
    await receive(world, projects.alpha, 3n);
    world.pass(40 * day);
    await close(world);
    expect(await markInvoice(world.host, 'INV-2026-03-0001', 'paid')).toMatchObject({ status: 'open' });
    expect(await markInvoice(world.host, 'INV-2026-03-0001', 'paid')).toMatchObject({ status: 'paid' });
    expect(await markInvoice(world.host, 'INV-2026-03-0002', 'paid')).toBeUndefined();
    const { invoices } = await world.as('billing').billing.getInvoices({ organizationId: acme });
    expect(invoices).toMatchObject([{ number: 'INV-2026-03-0001', status: 'paid' }]);
    expect(await world.audited()).toEqual(['IssueInvoice', 'MarkInvoice']);
  });
});
