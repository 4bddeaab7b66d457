import { existsSync } from 'node:fs';
import { markInvoice } from '#domain/billing/mark-invoice.ts';
import { invoiceStatuses, isInvoiceStatus } from '#domain/rules/invoice-status.ts';
import { readConfig } from '#server/config.ts';
import { openDatabase } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { nodeIds } from '#server/ids.ts';

/**
 * `npm run invoice -- NUMBER STATUS`: says how an invoice stands, also while the server runs. Returns what became of it, in
 * words. Throws for words that say nothing, and where the invoice or the database isn't there.
 */
export async function markInvoiceByCommand(
  commandWords: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const [number, status, ...more] = commandWords;
  if (number === undefined || status === undefined || more.length > 0) throw new Error(usage);
  if (!isInvoiceStatus(status)) throw new Error(usage);
  const { database: url } = readConfig(environment);
  if (url.engine === 'sqlite' && !existsSync(url.file)) {
    throw new Error(`There is no database at ${url.file}. DATABASE_URL says where it is.`);
  }
  const database = await openDatabase(url);
  try {
    const host = { store: createSqlStore(database), clock: () => new Date(), ids: nodeIds };
    const before = await markInvoice(host, number, status);
    if (!before) throw new Error(`There is no invoice ${number}.`);
    if (before.status === status) return `${number} was ${status} already.`;
    return `${number} is ${status} now. It was ${before.status}.`;
  } finally {
    await database.close();
  }
}

const usage = `Name an invoice and how it stands (${invoiceStatuses.join(', ')}): npm run invoice -- INV-2026-11-0001 paid.`;
