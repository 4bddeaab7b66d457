import { describe, expect, it } from 'vitest';
import { noBookkeeping } from '#domain/billing/bookkeeping.ts';
import { closeMonths } from '#domain/billing/close-months.ts';
import { discountJson } from '#domain/billing/discount.ts';
import { bytesPerGib, type Plan } from '#domain/rules/bill.ts';
import { utcDay } from '#domain/rules/utc-calendar.ts';
import { refusal } from '#domain/testing/refusal.ts';
import { organizations, projects } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';

const { acme } = organizations;
const plan: Plan = { currency: 'usd', unitAmount: 25, includedGib: 0n };
const month = 31 * 86_400_000;

/** A world in March 2026 whose plan can be set, with February closed. */
async function openWorld(coupon: string | null = null) {
  const prices: { plan: Plan | null } = { plan };
  const world = await createTestWorld(
    (before) => ({
      ...before,
      billingAccounts: before.billingAccounts.map((account) => ({ ...account, coupon })),
      closedMonths: [{ month: '2026-02', closedAt: new Date('2026-03-01T01:00:00Z') }],
    }),
    (host) => ({
      ...host,
      get plan() {
        return prices.plan;
      },
    }),
  );
  return { world, prices };
}

async function passMonthWithUsage(world: TestWorld): Promise<void> {
  const received = { day: utcDay(world.now()), bytes: 4n * bytesPerGib, samples: 1n };
  await world.store.addUsage([{ projectId: projects.alpha, ...received }]);
  world.pass(month);
}

/** A host that has just received 4 GiB. */
function counting(world: TestWorld) {
  const received = { projectId: projects.alpha, day: utcDay(world.now()), bytes: 4n * bytesPerGib, samples: 1n };
  return { ...noBookkeeping, flushUsage: () => world.store.addUsage([received]) };
}

describe('a price that is missing', () => {
  it('after invoices were issued closes nothing and deletes nothing, so no month is lost', async () => {
    const { world, prices } = await openWorld();
    await passMonthWithUsage(world);
    await closeMonths(world.host);
    await passMonthWithUsage(world);
    prices.plan = null;
    await expect(closeMonths(world.host)).rejects.toThrow(/BILLING_PRICE_PER_GIB is missing.* 0 means free/);
    expect((await world.store.billing.lastClosed())?.month).toBe('2026-03');
    expect(await refusal(world.as('owner').organizations.deleteOrganization({ id: acme }))).toMatchObject({
      code: 'FailedPrecondition',
      reason: 'PRICE_MISSING',
    });
    prices.plan = plan;
    await closeMonths(world.host);
    expect((await world.store.billing.invoicesOf(acme)).map((invoice) => invoice.month)).toEqual([
      '2026-04',
      '2026-03',
    ]);
  });

  it('where no invoice was ever issued closes months unbilled, for good', async () => {
    const { world, prices } = await openWorld();
    prices.plan = null;
    await passMonthWithUsage(world);
    await closeMonths(world.host);
    expect((await world.store.billing.lastClosed())?.month).toBe('2026-03');
    prices.plan = plan;
    await closeMonths(world.host);
    expect(await world.store.billing.invoicesOf(acme)).toEqual([]);
  });
});

describe('a price of 0', () => {
  const free = { ...plan, unitAmount: 0 };

  it('closes months in which nothing is to be paid, also after invoices', async () => {
    const { world, prices } = await openWorld();
    await passMonthWithUsage(world);
    await closeMonths(world.host);
    prices.plan = free;
    await passMonthWithUsage(world);
    await closeMonths(world.host);
    expect((await world.store.billing.lastClosed())?.month).toBe('2026-04');
    expect(await world.store.billing.invoicesOf(acme)).toHaveLength(1);
    const upcoming = await world.as('owner').billing.getInvoicesUpcoming({ organizationId: acme });
    expect(upcoming).toMatchObject({ amountDue: 0, unitAmount: 0 });
    await world.as('owner').organizations.deleteOrganization({ id: acme });
  });

  it('bills a flat amount', async () => {
    const flat = { id: 'f', name: 'Flat', percentOff: 0, amountOff: 0, amountFlat: 4900 };
    const { world, prices } = await openWorld(discountJson(flat));
    prices.plan = free;
    world.pass(month);
    await closeMonths(world.host);
    expect(await world.store.billing.invoicesOf(acme)).toMatchObject([{ amountDue: 4900n }]);
  });
});

describe('what a host has counted and not stored yet', () => {
  it('is stored before a month is closed', async () => {
    const { world } = await openWorld();
    const bookkeeping = counting(world);
    world.pass(month);
    await closeMonths({ ...world.host, bookkeeping });
    expect(await world.store.billing.invoicesOf(acme)).toMatchObject([{ quantity: 4n }]);
  });

  it('is stored before an organization is deleted, whose last invoice is told to the operator', async () => {
    const told: string[] = [];
    let { flushUsage } = noBookkeeping;
    const world = await createTestWorld(undefined, (host) => ({
      ...host,
      plan,
      bookkeeping: { ...noBookkeeping, flushUsage: () => flushUsage(), issued: ({ number }) => void told.push(number) },
    }));
    ({ flushUsage } = counting(world));
    expect((await refusal(world.as('viewer').organizations.deleteOrganization({ id: acme }))).code).toBe(
      'PermissionDenied',
    );
    expect(told).toEqual([]);
    await world.as('owner').organizations.deleteOrganization({ id: acme });
    expect(await world.store.billing.invoicesOf(acme)).toMatchObject([{ quantity: 4n }]);
    expect(told).toEqual(['INV-2026-03-0001']);
  });
});
