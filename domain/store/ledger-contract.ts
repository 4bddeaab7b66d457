import { describe, expect, it } from 'vitest';
import {
  acme,
  acmeProject,
  billingAccount,
  globex,
  globexProject,
  invoiceOf,
  moment,
  project,
  usage,
  uuid,
} from '#domain/store/contract-world.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';

/** What stores say of a second one; PostgreSQL can't tell it from one that somebody else has just added. */
const refusedTwice = /taken|unique|too many changes/iu;

/** The part of the store contract that is about usage, billing accounts and invoices. */
export function ledgerContract(current: () => Store): void {
  const write = (work: (tx: StoreTransaction) => Promise<void>) => current().transaction(work);
  const january = (organizationId = acme) => current().usage.inDays(organizationId, '2024-01-01', '2024-01-31');
  const named = { projectName: 'Production' };

  describe('usage', () => {
    it('adds up by project and day, exactly, beyond what a number holds', async () => {
      const large = 2n ** 53n + 1n;
      await current().addUsage([usage({ bytes: large, samples: 2n ** 60n }), usage({ day: '2024-01-31', bytes: 0n })]);
      await write(async (tx) => {
        await tx.usage.add([usage({ bytes: 1n }), usage({ bytes: 1n, samples: 2n })]);
        expect(await tx.usage.inDays(acme, '2024-01-01', '2024-01-01')).toEqual([
          { ...usage({ bytes: large + 2n, samples: 2n ** 60n + 3n }), ...named },
        ]);
      });
      await current().addUsage([]);
      expect(await january()).toEqual([
        { ...usage({ bytes: large + 2n, samples: 2n ** 60n + 3n }), ...named },
        { ...usage({ day: '2024-01-31', bytes: 0n }), ...named },
      ]);
    });

    it('is told of one organization and of the days that are asked for, by day and then by project', async () => {
      const other = project({ id: uuid(0xa0), name: 'Other' });
      await write((tx) => tx.projects.add(other));
      await current().addUsage([
        usage({ day: '2023-12-31' }),
        usage({ day: '2024-01-02' }),
        usage({ day: '2024-02-01' }),
        usage({ projectId: globexProject }),
        usage({ projectId: other.id, day: '2024-01-02' }),
        usage({ day: '2024-01-31' }),
      ]);
      expect((await january()).map((row) => [row.day, row.projectName])).toEqual([
        ['2024-01-02', 'Other'],
        ['2024-01-02', 'Production'],
        ['2024-01-31', 'Production'],
      ]);
      expect(await january(globex)).toEqual([{ ...usage({ projectId: globexProject }), ...named }]);
    });

    it('is told under the name of now, and under the last one when the project is gone', async () => {
      await current().addUsage([usage()]);
      await write((tx) => tx.projects.update(project({ name: 'Live' })));
      expect(await january()).toEqual([{ ...usage(), projectName: 'Live' }]);
      await write((tx) => tx.projects.remove(acmeProject));
      // What was still counted in memory when the project was removed.
      await current().addUsage([usage({ bytes: 1n })]);
      expect(await january()).toEqual([{ ...usage({ bytes: 11n, samples: 2n }), projectName: 'Live' }]);
    });

    it('of a project that never existed is not counted, and keeps nothing else from being counted', async () => {
      await current().addUsage([usage({ projectId: uuid(99) }), usage()]);
      expect(await january()).toEqual([{ ...usage(), ...named }]);
    });

    it('may be of many days at once', async () => {
      const days = Array.from({ length: 700 }, (_, index) => usage({ day: `${1900 + index}-01-01` }));
      await current().addUsage(days);
      expect(await current().usage.inDays(acme, '1900-01-01', '2599-12-31')).toHaveLength(700);
    });
  });

  describe('sums of usage', () => {
    const inJanuary = [acme, '2024-01-01', '2024-01-31'] as const;

    it('are exact beyond what a number holds, of one organization and of the days that are asked for', async () => {
      const large = 2n ** 61n + 1n;
      await write((tx) => tx.projects.add(project({ id: uuid(0xa0), name: 'Other' })));
      await current().addUsage([
        usage({ bytes: large, samples: large }),
        usage({ day: '2024-01-31', bytes: large, samples: 0n }),
        usage({ projectId: uuid(0xa0), day: '2024-01-02', bytes: 1n }),
        usage({ projectId: globexProject }),
        usage({ day: '2023-12-31' }),
        usage({ day: '2024-02-01' }),
      ]);
      await write(async (tx) => {
        expect(await tx.usage.byProject(...inJanuary)).toEqual([
          { projectId: uuid(0xa0), projectName: 'Other', bytes: 1n, samples: 1n },
          { projectId: acmeProject, projectName: 'Production', bytes: 2n * large, samples: large },
        ]);
        expect(await tx.usage.totalBytes(...inJanuary)).toBe(2n * large + 1n);
      });
      expect(await current().usage.totalBytes(...inJanuary)).toBe(2n * large + 1n);
    });

    it('have the last name of a project that is gone', async () => {
      await current().addUsage([usage(), usage({ day: '2024-01-02' })]);
      await write((tx) => tx.projects.remove(acmeProject));
      expect(await current().usage.byProject(...inJanuary)).toEqual([
        { projectId: acmeProject, ...named, bytes: 20n, samples: 2n },
      ]);
    });

    it('are 0 where nothing was received', async () => {
      expect(await current().usage.totalBytes(...inJanuary)).toBe(0n);
      expect(await current().usage.byProject(...inJanuary)).toEqual([]);
    });
  });

  describe('billing accounts', () => {
    it('are kept with all that was said, and replaced', async () => {
      await write((tx) => tx.billing.saveAccount(billingAccount()));
      expect(await current().billing.accountOf(acme)).toEqual(billingAccount());
      const empty = billingAccount({ contact: null, poNumber: '', coupon: null, canceledAt: null });
      await write(async (tx) => {
        await tx.billing.saveAccount(empty);
        await tx.billing.saveAccount(billingAccount({ organizationId: globex }));
        expect(await tx.billing.accountOf(acme)).toEqual(empty);
      });
      expect(await current().billing.accountOf(acme)).toEqual(empty);
      expect(await current().billing.accountsOf([acme, uuid(99), acme])).toEqual([empty]);
      expect(await current().billing.accountsOf([acme, globex])).toHaveLength(2);
    });
  });

  describe('invoices', () => {
    const older = invoiceOf({ id: uuid(82), month: '2023-12', number: 'INV-2023-12-0002', lines: [] });
    const theirs = invoiceOf({ id: uuid(83), organizationId: globex, number: 'INV-2024-01-0010' });

    it('are kept as they were issued, the newest month first', async () => {
      const coupon = { id: 'early', name: 'Early', percentOff: 10, amountOff: 5, amountFlat: 0 };
      const full = invoiceOf({ coupon, poNumber: 'PO-1', status: 'paid' });
      await write(async (tx) => {
        for (const row of [older, full, theirs]) await tx.billing.addInvoice(row);
      });
      const { billing } = current();
      expect(await billing.invoicesOf(acme)).toEqual([full, older]);
      expect(await billing.invoiceOfMonth(acme, '2023-12')).toEqual(older);
      expect(await billing.invoiceOfMonth(globex, '2023-12')).toBeUndefined();
      expect(await billing.invoiceByNumber(theirs.number)).toEqual(theirs);
      expect(await billing.highestNumber('INV-2024-01-')).toBe(theirs.number);
      expect(await billing.highestNumber('INV-2024-02-')).toBeUndefined();
      const many = invoiceOf({ id: uuid(85), organizationId: globex, month: '2023-11', number: 'INV-2024-01-10000' });
      await write((tx) => tx.billing.addInvoice(many));
      expect(await current().billing.highestNumber('INV-2024-01-')).toBe(many.number);
    });

    it('are all told, by month and then as they were numbered', async () => {
      const numbered = [
        invoiceOf({ number: 'INV-2024-01-10000' }),
        { ...theirs, number: 'INV-2024-01-9999', organizationId: uuid(98) },
        older,
      ];
      await write(async (tx) => {
        for (const row of numbered) await tx.billing.addInvoice(row);
      });
      expect(await current().billing.allInvoices()).toEqual(
        numbered
          .toReversed()
          .map(({ number, organizationId, organizationName, month, status, currency, amountDue }) => {
            return { number, organizationId, organizationName, month, status, currency, amountDue };
          }),
      );
    });

    it('change how they stand', async () => {
      await write((tx) => tx.billing.addInvoice(invoiceOf()));
      await write((tx) => tx.billing.updateInvoice(invoiceOf({ status: 'void', contact: null })));
      expect(await current().billing.invoicesOf(acme)).toEqual([invoiceOf({ status: 'void', contact: null })]);
    });

    it.each([
      ['for a month of an organization', { id: uuid(84), number: 'INV-2024-01-0002' }],
      ['with a number', { id: uuid(84), organizationId: globex }],
    ])('come once %s', async (_what, fields) => {
      await write((tx) => tx.billing.addInvoice(invoiceOf()));
      await expect(write((tx) => tx.billing.addInvoice(invoiceOf(fields)))).rejects.toThrow(refusedTwice);
      expect(await current().billing.invoicesOf(globex)).toEqual([]);
    });
  });

  describe('open months', () => {
    const months = [
      { organizationId: globex, month: '2023-12' },
      { organizationId: acme, month: '2024-01' },
    ];

    it('are kept once each until they are removed, the oldest first', async () => {
      await write(async (tx) => {
        for (const open of [...months.toReversed(), ...months]) await tx.billing.addOpenMonth(open);
        await tx.billing.addOpenMonth({ organizationId: uuid(99), month: '2024-01' });
        expect(await tx.billing.openMonths()).toEqual(months);
      });
      await write((tx) => tx.billing.removeOpenMonth({ organizationId: globex, month: '2023-12' }));
      await write((tx) => tx.billing.removeOpenMonth({ organizationId: globex, month: '2024-01' }));
      expect(await current().billing.openMonths()).toEqual(months.slice(1));
    });
  });

  describe('closed months', () => {
    it('come once each, and the last one is known', async () => {
      const december = { month: '2023-12', closedAt: moment(1) };
      const november = { month: '2023-11', closedAt: moment(2) };
      await write(async (tx) => {
        await tx.billing.addClosedMonth(december);
        await tx.billing.addClosedMonth(november);
      });
      expect(await current().billing.lastClosed()).toEqual(december);
      await expect(write((tx) => tx.billing.addClosedMonth({ ...december, closedAt: moment(3) }))).rejects.toThrow(
        refusedTwice,
      );
    });
  });
}
