import { describe, expect, it } from 'vitest';
import { discountJson } from '#domain/billing/discount.ts';
import type { Host } from '#domain/host.ts';
import { bytesPerGib } from '#domain/rules/bill.ts';
import type { BillingAccount, DailyUsage } from '#domain/store/records.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { organizations, projects } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const seconds = (at: string) => BigInt(Date.parse(at) / 1000);

/** A world on 1 March 2026 at noon, of which this was said and received. */
async function worldWith(
  account: Partial<BillingAccount>,
  usage: readonly Partial<DailyUsage>[] = [],
  around: (host: Host) => Host = (host) => host,
) {
  const world = await createTestWorld(
    (before) => ({
      ...before,
      billingAccounts: before.billingAccounts.map((said) => ({ ...said, ...account })),
    }),
    around,
  );
  await world.store.addUsage(
    usage.map((row) => ({ projectId: projects.alpha, day: '2026-03-01', bytes: 0n, samples: 0n, ...row })),
  );
  return world;
}

const withoutPlan = (host: Host): Host => ({ ...host, plan: null });
const ledgerOf = (world: Awaited<ReturnType<typeof worldWith>>) => world.as('billing');

describe('the subscription', () => {
  it('is the organization’s, from its first day, against its purchase order', async () => {
    const coupon = { id: 'c', name: 'Half', percentOff: 50, amountOff: 1, amountFlat: 2 };
    const { billing } = ledgerOf(await worldWith({ coupon: discountJson(coupon) }));
    const answer = await billing.getSubscription({ organizationId });
    expect(answer).toMatchObject({
      id: organizationId,
      status: 'active',
      created: { seconds: seconds('2026-02-28T12:00Z') },
    });
    expect(answer.paymentMethod).toMatchObject({ case: 'poBilling' });
    expect(answer.discount?.discount).toMatchObject({ case: 'coupon', value: coupon });
    expect(answer.cancelAt).toBeUndefined();
  });

  it('has no payment method and no discount where nothing was said', async () => {
    const world = await createTestWorld((before) => ({ ...before, billingAccounts: [] }));
    const answer = await world.as('billing').billing.getSubscription({ organizationId });
    expect(answer.paymentMethod.case).toBeUndefined();
    expect(answer.discount).toBeUndefined();
  });

  it('ends with the UTC month in which it is canceled, and can be resumed until then', async () => {
    const world = await worldWith({});
    const { billing, ledger } = ledgerOf(world);
    await billing.cancelSubscription({ organizationId });
    world.pass(3_600_000);
    await billing.cancelSubscription({ organizationId });
    const canceled = await billing.getSubscription({ organizationId });
    expect(canceled).toMatchObject({ status: 'active', cancelAt: { seconds: seconds('2026-04-01T00:00Z') } });
    await ledger.resumeSubscription({ organizationId });
    await ledger.resumeSubscription({ organizationId });
    expect((await billing.getSubscription({ organizationId })).cancelAt).toBeUndefined();
    expect(await world.audited()).toEqual(['CancelSubscription', 'ResumeSubscription']);
  });

  it('stays as it is once it has ended', async () => {
    const world = await worldWith({ canceledAt: new Date('2026-02-28T23:59:59.999Z') });
    const { billing, ledger } = ledgerOf(world);
    const ended = { status: 'canceled', cancelAt: { seconds: seconds('2026-03-01T00:00Z') } };
    expect(await billing.getSubscription({ organizationId })).toMatchObject(ended);
    await billing.cancelSubscription({ organizationId });
    expect(await refusal(ledger.resumeSubscription({ organizationId }))).toMatchObject({
      code: 'FailedPrecondition',
      reason: 'SUBSCRIPTION_ENDED',
    });
    expect(await refusal(billing.getInvoicesUpcoming({ organizationId }))).toMatchObject({
      code: 'NotFound',
      message: expect.stringContaining('ended'),
    });
    expect(await billing.getSubscription({ organizationId })).toMatchObject(ended);
    expect(await world.audited()).toEqual([]);
  });

  it('is not there without a plan, which is said in words', async () => {
    const { billing, ledger } = ledgerOf(await worldWith({}, [], withoutPlan));
    const asked = [
      billing.getSubscription({ organizationId }),
      billing.getInvoicesUpcoming({ organizationId }),
      billing.cancelSubscription({ organizationId }),
      ledger.getPlan({ organizationId }),
      ledger.resumeSubscription({ organizationId }),
    ];
    for (const call of asked) {
      expect(await refusal(call)).toMatchObject({
        code: 'NotFound',
        message: expect.stringContaining('bills nothing'),
      });
    }
    expect((await billing.getInvoices({ organizationId })).invoices).toEqual([]);
  });
});

describe('the upcoming invoice', () => {
  const march = { currency: 'usd', periodStart: 1_772_323_200, periodEnd: 1_775_001_600, unitAmount: 25 };

  it('is what this UTC month costs so far, of all projects, also of one that is gone', async () => {
    const world = await worldWith({}, [
      { bytes: 101n * bytesPerGib - 1n },
      { projectId: projects.beta, bytes: 2n * bytesPerGib + 1n },
      { projectId: projects.gamma, bytes: 50n * bytesPerGib },
      { day: '2026-02-28', bytes: 50n * bytesPerGib },
      { day: '2026-04-01', bytes: 50n * bytesPerGib },
    ]);
    await world.as('owner').projects.deleteProject({ id: projects.alpha });
    const { billing } = ledgerOf(world);
    expect(await billing.getInvoicesUpcoming({ organizationId })).toMatchObject({
      ...march,
      quantity: 3,
      amountDue: 75,
      exactAmountDue: 75n,
    });
  });

  it('tells what is beyond int32 by its largest value, and the amount whole', async () => {
    const world = await worldWith({}, [{ bytes: 2n ** 62n }]);
    expect(await ledgerOf(world).billing.getInvoicesUpcoming({ organizationId })).toMatchObject({
      quantity: 2 ** 31 - 1,
      amountDue: 2 ** 31 - 1,
      exactAmountDue: (2n ** 32n - 100n) * 25n,
    });
  });

  it('is lower by the discount', async () => {
    const coupon = { id: 'c', name: 'Half', percentOff: 50, amountOff: 10, amountFlat: 0 };
    const world = await worldWith({ coupon: discountJson(coupon) }, [{ bytes: 103n * bytesPerGib }]);
    expect(await ledgerOf(world).billing.getInvoicesUpcoming({ organizationId })).toMatchObject({ amountDue: 27 });
  });
});

describe('usage', () => {
  it('is told by UTC day and project, with what is gone under its last name, exactly', async () => {
    const large = 2n ** 53n + 1n;
    const world = await worldWith({}, [
      { bytes: large, samples: 5n },
      { projectId: projects.beta, bytes: 3n },
      { day: '2026-02-28', bytes: 9n },
    ]);
    const { projects: tree, billing, ledger } = world.as('owner');
    await tree.updateProject({ id: projects.beta, name: 'Renamed' });
    await tree.deleteProject({ id: projects.beta });
    const { currentUsage } = await billing.getCurrentUsage({ organizationId });
    expect(currentUsage).toMatchObject({
      totalUsage: large + 3n,
      metrics: [
        {
          timestamp: { seconds: seconds('2026-03-01T00:00Z') },
          projectUsage: [
            { projectId: projects.alpha, projectName: 'Alpha', bytes: large, samples: 5n },
            { projectId: projects.beta, projectName: 'Renamed', bytes: 3n, samples: 0n },
          ],
        },
      ],
    });
    const february = await ledger.getUsage({ organizationId, month: '2026-02' });
    expect(february.usage).toMatchObject({ totalUsage: 9n, metrics: [{ projectUsage: [{ bytes: 9n }] }] });
    expect((await ledger.getUsage({ organizationId, month: '2020-02' })).usage).toMatchObject({ totalUsage: 0n });
  });

  it.each(['', '2026-13', '2026-3', 'march'])('is refused for the month %j', async (month) => {
    const refused = await refusal((await createTestWorld()).as('owner').ledger.getUsage({ organizationId, month }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['month'] });
  });
});

describe('the billing contact', () => {
  it('is replaced, trimmed, and both are written down', async () => {
    const world = await worldWith({});
    const { billing } = ledgerOf(world);
    const contact = { customerName: '  Ada ', customerEmail: ' Ada@Acme.example ' };
    await billing.updateCustomer({ organizationId, ...contact });
    await billing.updateCustomer({ organizationId, ...contact });
    expect(await billing.getCustomer({ organizationId })).toMatchObject({
      customerName: 'Ada',
      customerEmail: 'ada@acme.example',
    });
    const [{ target } = { target: {} }] = await world.store.audit.ofOrganization(organizationId);
    expect(target).toEqual({
      name: 'Ada',
      email: 'ada@acme.example',
      nameBefore: 'Acme Accounts',
      emailBefore: 'accounts@acme.example',
    });
    expect(await world.audited()).toEqual(['UpdateCustomer']);
  });

  it('is not there until one was given, and leaves the rest of the account as it is', async () => {
    const world = await worldWith({ contact: null });
    const { billing } = ledgerOf(world);
    expect(await refusal(billing.getCustomer({ organizationId }))).toMatchObject({
      code: 'NotFound',
      message: expect.stringContaining('no billing contact yet'),
    });
    await billing.updateCustomer({ organizationId, customerName: 'Ada', customerEmail: 'ada@acme.example' });
    expect((await world.store.billing.accountOf(organizationId))?.poNumber).toBe('PO-1');
  });

  it('is refused with all faults at once', async () => {
    const { billing } = ledgerOf(await worldWith({}));
    const refused = await refusal(billing.updateCustomer({ organizationId, customerName: ' ', customerEmail: 'ada' }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['customer_name', 'customer_email'] });
  });
});

describe('the purchase order', () => {
  it('is shown with the organization to those who may see what is billed, and to nobody else', async () => {
    const world = await worldWith({});
    const seenBy = async (actor: 'billing' | 'owner' | 'viewer') => {
      const { organizations: all } = await world.as(actor).projects.getProjects({});
      return all.map(({ poNumber, isPoBilling }) => ({ poNumber, isPoBilling }));
    };
    expect(await seenBy('billing')).toEqual([{ poNumber: 'PO-1', isPoBilling: true }]);
    expect(await seenBy('owner')).toEqual([{ poNumber: 'PO-1', isPoBilling: true }]);
    expect(await seenBy('viewer')).toEqual([{ poNumber: '', isPoBilling: false }]);
    const { organization } = await world.as('owner').organizations.getOrganization({ id: organizationId });
    expect(organization).toMatchObject({ name: 'Acme', poNumber: 'PO-1' });
  });
});

describe('a payment provider', () => {
  it('is not there: no key, and no session', async () => {
    const { billing } = ledgerOf(await worldWith({}));
    expect(await billing.getConfig({ organizationId })).toMatchObject({ publishableKey: '' });
    expect(await codeOf(billing.createSession({ organizationId }))).toBe('FailedPrecondition');
  });
});
