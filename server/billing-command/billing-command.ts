import { invoiceStatuses } from '#domain/rules/invoice-status.ts';
import { accountCommand, reopenCommand } from '#server/billing-command/accounts.ts';
import type { CommandOptions, Desk } from '#server/billing-command/desk.ts';
import { invoiceCommand, listInvoices, pdfCommand } from '#server/billing-command/invoices.ts';
import { readConfig } from '#server/config.ts';
import { openExisting } from '#server/database/open-existing.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { nodeIds } from '#server/ids.ts';

interface Command {
  readonly words: number;
  readonly options: readonly (keyof CommandOptions)[];
  /** Returns what to print. Throws, in words, for what can't be done; nothing is changed then. */
  run(desk: Desk, words: readonly string[], options: CommandOptions): Promise<string>;
}

const commands: Readonly<Record<string, Command>> = {
  invoices: { words: 0, options: ['open'], run: listInvoices },
  invoice: { words: 2, options: [], run: invoiceCommand },
  pdf: { words: 2, options: [], run: pdfCommand },
  account: { words: 1, options: ['purchase-order', 'discount'], run: accountCommand },
  reopen: { words: 1, options: [], run: reopenCommand },
};

export const usage = `Say what to do:
  npm run billing -- invoices [--open]
  npm run billing -- invoice INV-2026-11-0001 ${invoiceStatuses.join('|')}
  npm run billing -- pdf INV-2026-11-0001 FILE
  npm run billing -- account ORGANIZATION [--purchase-order NUMBER|none] [--discount "Early adopter: 10%"|"Refund: 5.00 USD off"|"Flat: 49.00 USD in all"|none]
  npm run billing -- reopen ORGANIZATION
ORGANIZATION is its ID.`;

/**
 * `npm run billing`: what an operator does about invoices and billing accounts, also while the server runs. Returns what to print.
 * Throws, in words, for what says nothing or can't be done, and where there is no database.
 */
export async function billingCommand(
  [name = '', ...words]: readonly string[],
  options: CommandOptions,
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<string> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || words.length !== command.words || !takesAll(command, options)) throw new Error(usage);
  const { database: url, plan } = readConfig(environment);
  const database = await openExisting(url);
  try {
    const desk = { store: createSqlStore(database), clock: () => new Date(), ids: nodeIds, plan, folder };
    return await command.run(desk, words, options);
  } finally {
    await database.close();
  }
}

function takesAll(command: Command, options: CommandOptions): boolean {
  return Object.keys(options).every((given) => command.options.some((known) => known === given));
}
