import { ConnectError } from '@connectrpc/connect';
import type { Bookkeeping } from '#domain/billing/bookkeeping.ts';
import { closeMonths } from '#domain/billing/close-months.ts';
import { planForClosing } from '#domain/billing/plan-of.ts';
import type { Host } from '#domain/host.ts';
import { amountText } from '#domain/rules/currency.ts';
import { reasonOf } from '#server/database/outage.ts';
import type { Log } from '#server/log.ts';

const again = 'The next attempt is in an hour.';

/** Writes into the log what becomes of invoices. Those that were issued are in it at every level. */
export function bookkeepingIn(log: Log, flushUsage: () => Promise<void>): Bookkeeping {
  const always = log.child({}, { level: 'info' });
  return {
    flushUsage,
    issued({ number: invoice, organizationId, organizationName, month, amountDue, currency }) {
      const amount = amountText(amountDue, currency);
      always.info({ invoice, organizationId, organizationName, month, amount }, 'An invoice was issued.');
    },
    notClosed(organizationId, month, error) {
      const reason = wordsOf(error);
      log.error(
        { organizationId, month, err: error },
        `${month} could not be closed for an organization: ${reason} ${again}`,
      );
    },
  };
}

/** Closes the months that are over, at start and then every hour. What fails is told in the log. */
export async function closeMonthsAndTell(host: Host, log: Log): Promise<void> {
  await closeMonths(host).catch((error: unknown) => {
    log.error({ err: error }, `Months that are over could not be closed: ${wordsOf(error)} ${again}`);
  });
}

/** Says, once at start, that nothing is billed. */
export async function warnOfUnbilledMonths(host: Host, log: Log): Promise<void> {
  const plan = await planForClosing(host, host.store).catch(() => undefined);
  if (plan !== null) return;
  log.warn(
    'BILLING_PRICE_PER_GIB is not set: nothing is billed, and months that are over are closed without invoices.',
  );
}

function wordsOf(error: unknown): string {
  return error instanceof ConnectError ? error.rawMessage : `${reasonOf(error)}.`;
}
