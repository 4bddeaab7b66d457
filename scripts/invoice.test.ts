import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acme, contractWorld, invoiceOf } from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { inRoot } from './repository.mjs';
import { run } from './run-command.mjs';

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-invoice-'));
  database = await openDatabase({ engine: 'sqlite', file: join(folder, 'console.db') });
  await migrate(database);
  await layWorldOnce(createSqlStore(database), { ...contractWorld, invoices: [invoiceOf()] });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const { number } = invoiceOf();
const invoice = (words: readonly string[], file = 'console.db') =>
  run(process.execPath, [inRoot('scripts', 'invoice.mjs'), ...words], { env: { DATABASE_URL: join(folder, file) } });

it('an operator says that an invoice is paid, while the server has the database, and it is written down', async () => {
  expect(await invoice([number, 'paid'])).toMatchObject({ code: 0, output: `${number} is paid now. It was open.\n` });
  expect(await invoice([number, 'paid'])).toMatchObject({ code: 0, output: `${number} was paid already.\n` });
  const store = createSqlStore(database);
  expect((await store.billing.invoicesOf(acme))[0]?.status).toBe('paid');
  expect(await store.audit.ofOrganization(acme)).toMatchObject([
    { actor: 'system', action: 'MarkInvoice', target: { number, status: 'paid', before: 'open' } },
  ]);
});

it.each([
  ['an unknown number', ['INV-2024-01-0099', 'paid'], 'console.db', 'There is no invoice INV-2024-01-0099.'],
  ['an unknown status', [number, 'late'], 'console.db', 'Name an invoice and how it stands'],
  ['no status', [number], 'console.db', 'Name an invoice and how it stands'],
  ['too many words', [number, 'paid', 'void'], 'console.db', 'Name an invoice and how it stands'],
  ['a database that is not there', [number, 'paid'], 'none.db', 'There is no database at'],
])('%s changes nothing, and is told', async (_what, words, file, told) => {
  const { code, output } = await invoice(words, file);
  expect(code).toBe(1);
  expect(output).toContain(told);
});
