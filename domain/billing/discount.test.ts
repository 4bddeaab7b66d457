import { describe, expect, it } from 'vitest';
import { noBookkeeping } from '#domain/billing/bookkeeping.ts';
import { closeMonths } from '#domain/billing/close-months.ts';
import { discountJson, discountOf } from '#domain/billing/discount.ts';
import { bytesPerGib } from '#domain/rules/bill.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { organizations, projects } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const { acme, globex } = organizations;
const coupon = { id: 'c', name: 'n', percentOff: 0, amountOff: 0, amountFlat: 0 };
const badDiscounts: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['no JSON', '10% off'],
  ['null', 'null'],
  ['a list', '[]'],
  ['missing fields', '{"id":"c","name":"n","percentOff":10}'],
  ['text for a number', JSON.stringify({ ...coupon, percentOff: '10' })],
  ['a part of a percent', JSON.stringify({ ...coupon, percentOff: 12.5 })],
  ['more than all', JSON.stringify({ ...coupon, percentOff: 101 })],
  ['a negative percent', JSON.stringify({ ...coupon, percentOff: -1 })],
  ['a part of a cent', JSON.stringify({ ...coupon, amountOff: 0.5 })],
  ['a negative amount', JSON.stringify({ ...coupon, amountOff: -5 })],
  ['a part of a cent in all', JSON.stringify({ ...coupon, amountFlat: 1.5 })],
  ['an amount beyond what the contract can say', JSON.stringify({ ...coupon, amountFlat: 2 ** 31 })],
  ['a number too large for one', '{"id":"c","name":"n","percentOff":0,"amountOff":1e999,"amountFlat":0}'],
];

/** Acme with this discount and Globex without any; both received 103 GiB in March 2026, which is over. */
async function worldInApril(text: string) {
  const closedMonths = [{ month: '2026-02', closedAt: new Date('2026-03-01T01:00:00Z') }];
  const world = await createTestWorld((before) => ({
    ...before,
    billingAccounts: before.billingAccounts.map((account) => ({ ...account, coupon: text })),
    closedMonths,
  }));
  const received = { day: '2026-03-01', bytes: 103n * bytesPerGib, samples: 1n };
  await world.store.addUsage([
    { projectId: projects.alpha, ...received },
    { projectId: projects.gamma, ...received },
  ]);
  world.pass(31 * 86_400_000);
  return world;
}

describe.each(badDiscounts)('a discount that can’t be read (%s)', (_what, text) => {
  it('is told in words where its organization is billed, and hurts nothing else', async () => {
    const world = await worldInApril(text);
    const owner = world.as('owner');
    const organizationId = acme;
    const unreadable = { code: 'FailedPrecondition', reason: 'DISCOUNT_UNREADABLE' };
    expect(await refusal(owner.billing.getSubscription({ organizationId }))).toMatchObject(unreadable);
    expect(await refusal(owner.billing.getInvoicesUpcoming({ organizationId }))).toMatchObject(unreadable);
    expect(await refusal(owner.organizations.deleteOrganization({ id: acme }))).toMatchObject(unreadable);
    const others = [
      owner.organizations.getOrganizations({}),
      owner.organizations.getOrganization({ id: acme }),
      owner.projects.getProjects({}),
      owner.billing.getInvoices({ organizationId }),
      owner.billing.getCustomer({ organizationId }),
      owner.billing.getCurrentUsage({ organizationId }),
      owner.billing.updateCustomer({ organizationId, customerName: 'Ada', customerEmail: 'ada@acme.example' }),
      owner.billing.cancelSubscription({ organizationId }),
      owner.ledger.getPlan({ organizationId }),
      owner.ledger.resumeSubscription({ organizationId }),
    ];
    expect(await Promise.all(others.map(codeOf))).toEqual(others.map(() => 'OK'));
    expect((await world.store.billing.accountOf(acme))?.coupon).toBe(text);
    expect(world.reports).toEqual([]);
  });

  it('keeps the month open for its organization alone, until it is mended', async () => {
    const world = await worldInApril(text);
    const told: unknown[] = [];
    const bookkeeping = {
      ...noBookkeeping,
      issued: ({ number }: { number: string }) => void told.push(number),
      notClosed: (...failure: unknown[]) => void told.push(failure.slice(0, 2)),
    };
    const close = async () => {
      await closeMonths({ ...world.host, bookkeeping });
      return told.splice(0);
    };
    expect(new Set(await close())).toEqual(new Set([[acme, '2026-03'], 'INV-2026-03-0001']));
    expect(await world.store.billing.invoicesOf(globex)).toMatchObject([{ number: 'INV-2026-03-0001' }]);
    expect(await close()).toEqual([[acme, '2026-03']]);
    world.pass(31 * 86_400_000);
    expect(await close()).toEqual([
      [acme, '2026-03'],
      [acme, '2026-04'],
    ]);
    const mended = discountJson({ ...coupon, percentOff: 50 });
    await world.store.transaction(async (tx) => {
      const account = await tx.billing.accountOf(acme);
      if (account) await tx.billing.saveAccount({ ...account, coupon: mended });
    });
    expect(await close()).toEqual(['INV-2026-03-0002']);
    expect(await close()).toEqual([]);
    expect(await world.store.billing.invoicesOf(acme)).toMatchObject([{ month: '2026-03', amountDue: 37n }]);
  });
});

it.each([
  ['no account', undefined, null],
  ['no discount', null, null],
  ['a discount', discountJson({ ...coupon, percentOff: 100 }), { ...coupon, percentOff: 100 }],
])('%s is read as it is', (_what, text, read) => {
  const said = { organizationId: acme, contact: null, poNumber: '', canceledAt: null };
  expect(discountOf(text === undefined ? undefined : { ...said, coupon: text })).toEqual(read);
});
