import { expect, it } from 'vitest';
import { invoiceOf } from '#domain/store/contract-world.ts';
import { createTestWorld, startOfTests } from '#domain/testing/test-world.ts';
import { createLog } from '#server/log.ts';
import { bookkeepingIn, closeMonthsAndTell, warnOfUnbilledMonths } from '#server/month-closing.ts';

/** The default log, and the lines that were written to it. */
function quietLog() {
  const lines: unknown[] = [];
  return { log: createLog({ requests: false }, (line) => void lines.push(JSON.parse(line))), lines };
}

const flushUsage = async () => undefined;

it('writes a line for each issued invoice, at the default level too', () => {
  const { log, lines } = quietLog();
  const { issued } = bookkeepingIn(log, flushUsage);
  issued(invoiceOf({ amountDue: 1234n }));
  issued(invoiceOf({ number: 'INV-2024-01-0002' }));
  expect(lines).toMatchObject([
    { level: 'info', invoice: 'INV-2024-01-0001', organizationId: invoiceOf().organizationId, amount: 'USD 12.34' },
    { level: 'info', invoice: 'INV-2024-01-0002' },
  ]);
});

it('writes which organization’s month stays open, and why', () => {
  const { log, lines } = quietLog();
  bookkeepingIn(log, flushUsage).notClosed('acme', '2026-03', new Error('the power is gone'));
  expect(lines).toMatchObject([
    { level: 'error', organizationId: 'acme', month: '2026-03', msg: expect.stringContaining('the power is gone.') },
  ]);
});

it.each([
  ['never had an invoice', [], ['warn'], 'nothing is billed'],
  ['has issued invoices', [invoiceOf()], ['error'], 'BILLING_PRICE_PER_GIB is missing'],
])('without a price, an installation that %s says so', async (_what, invoices, levels, words) => {
  const closedMonths = [{ month: '2026-02', closedAt: startOfTests }];
  const { host } = await createTestWorld(
    (before) => ({ ...before, invoices, closedMonths }),
    (before) => ({ ...before, plan: null }),
  );
  const { log, lines } = quietLog();
  await warnOfUnbilledMonths(host, log);
  await closeMonthsAndTell(host, log);
  expect(lines).toMatchObject(levels.map((level) => ({ level, msg: expect.stringContaining(words) })));
});

it('with a price says nothing', async () => {
  const { host } = await createTestWorld();
  const { log, lines } = quietLog();
  await warnOfUnbilledMonths(host, log);
  await closeMonthsAndTell(host, log);
  expect(lines).toEqual([]);
});
