import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acme, contractWorld, globex, invoiceOf, uuid } from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { billingCommand } from '#server/billing-command/billing-command.ts';
import { type Database, type DatabaseUrl, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { createTestSchema, type TestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';
import { inRoot } from './repository.mjs';
import { run } from './run-command.mjs';

const source = findPostgres(process.env);
const { number } = invoiceOf();
const gone = invoiceOf({
  id: uuid(82),
  organizationId: uuid(98),
  organizationName: 'Gone',
  number: 'INV-2024-01-0002',
});

/** As an operator runs it. */
const asProgram = (url: string, words: readonly string[]) =>
  run(process.execPath, [inRoot('scripts', 'billing.mjs'), ...words], { env: { DATABASE_URL: url } });

/** The same without starting a program. */
async function billing(url: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const options = {
    open: { type: 'boolean' },
    'purchase-order': { type: 'string' },
    discount: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  return billingCommand(positionals, { ...values }, { DATABASE_URL: url }, folder).then(
    (output) => ({ code: 0, output: `${output}\n` }),
    (error: Error) => ({ code: 1, output: `${error.message}\n` }),
  );
}

let folder: string;
let schema: TestSchema | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-billing-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await schema?.drop();
});

async function postgresUrl(): Promise<string> {
  schema = await createTestSchema(source, 'billing');
  return schema.url;
}

const engines = [
  { engine: 'sqlite' as const, isMissing: false, place: async () => join(folder, 'console.db') },
  { engine: 'postgres' as const, isMissing: source.missing !== undefined, place: postgresUrl },
];

describe.each(engines)('on $engine, while the server has the database', ({ engine, isMissing, place }) => {
  let url = '';
  let database: Database | undefined;

  beforeAll(async () => {
    if (isMissing) return;
    url = await place();
    const where: DatabaseUrl = engine === 'sqlite' ? { engine, file: url } : { engine, url };
    database = await openDatabase(where);
    await migrate(database);
    const closedMonths = [{ month: '9999-01', closedAt: new Date(0) }];
    await layWorldOnce(createSqlStore(database), { ...contractWorld, invoices: [invoiceOf(), gone], closedMonths });
  }, 60_000);
  afterAll(() => database?.close());

  const storeOf = () => {
    if (!database) throw new Error('the database is not open');
    return createSqlStore(database);
  };

  it.skipIf(isMissing)(
    'an operator sees all invoices, says that one is paid, and sees those that are open',
    async () => {
      const amount = 'USD 23,058,430,092,136,939.52';
      const all = [
        `${number}  2024-01  ${amount}  open  ${acme}  Acme`,
        `${gone.number}  2024-01  ${amount}  open  ${gone.organizationId}  Gone`,
      ];
      expect((await asProgram(url, ['invoices'])).output).toBe(`${all.join('\n')}\n`);
      expect(await asProgram(url, ['invoice', number, 'paid'])).toMatchObject({
        code: 0,
        output: `${number} is paid now. It was open.\n`,
      });
      expect((await billing(url, ['invoice', number, 'paid'])).output).toBe(`${number} was paid already.\n`);
      expect((await billing(url, ['invoices', '--open'])).output).toBe(`${all[1]}\n`);
      expect(await storeOf().audit.ofOrganization(acme)).toMatchObject([
        { actor: 'system', action: 'MarkInvoice', target: { number, status: 'paid', before: 'open' } },
      ]);
    },
  );

  it.skipIf(isMissing)('the PDF of an organization that is gone is written, into a new file only', async () => {
    const file = join(folder, `${engine}.pdf`);
    expect(await billing(url, ['pdf', gone.number, file])).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'latin1')).toMatch(/^%PDF-/);
    expect(await billing(url, ['pdf', gone.number, file])).toMatchObject({
      code: 1,
      output: `${file} is there already. Name a new file.\n`,
    });
  });

  it.skipIf(isMissing)('what was agreed is set, told and written down', async () => {
    const none = `Globex (${globex})\nPurchase order  none\nDiscount        none\nContact         none\nSubscription    goes on\n`;
    expect((await billing(url, ['account', globex])).output).toBe(none);
    const options = ['--purchase-order', 'PO-7', '--discount', 'Early adopter: 10%'];
    const set = none
      .replace('order  none', 'order  PO-7')
      .replace('Discount        none', 'Discount        Early adopter: 10%');
    expect((await billing(url, ['account', globex, ...options])).output).toBe(set);
    const { output } = await billing(url, ['account', globex, '--discount', 'Refund: 5.00 USD off']);
    expect(output).toContain('Discount        Refund: USD 5.00 off');
    expect((await billing(url, ['account', globex, '--purchase-order', 'none', '--discount', 'none'])).output).toBe(
      none,
    );
    const actions = (await storeOf().audit.ofOrganization(globex)).map(({ action }) => action);
    expect(actions).toEqual(['ChangeBillingAccount', 'ChangeBillingAccount', 'ChangeBillingAccount']);
  });

  it.skipIf(isMissing)('a subscription that has ended begins again', async () => {
    const account = { organizationId: acme, contact: null, poNumber: '', coupon: '10% off' };
    await storeOf().transaction((tx) => tx.billing.saveAccount({ ...account, canceledAt: new Date('2024-02-03Z') }));
    const { output } = await billing(url, ['account', acme]);
    expect(output).toContain('Subscription    ended 2024-03-01, UTC');
    expect(output).toContain('Discount        can’t be read: 10% off');
    expect((await billing(url, ['reopen', acme])).output).toContain('The subscription of Acme goes on.');
    expect(await storeOf().billing.accountOf(acme)).toEqual({ ...account, canceledAt: null });
    expect((await billing(url, ['reopen', acme])).output).toContain('was not canceled');
  });

  it.skipIf(isMissing).each([
    ['an unknown number', ['invoice', 'INV-2024-01-0099', 'paid'], 'There is no invoice INV-2024-01-0099.'],
    ['an unknown status', ['invoice', number, 'late'], 'An invoice is open, paid, void, uncollectible; not “late”.'],
    ['a PDF of no invoice', ['pdf', 'INV-2024-01-0099', 'x.pdf'], 'There is no invoice INV-2024-01-0099.'],
    ['an unknown organization', ['account', uuid(99)], 'There is no organization with the ID'],
    ['an empty purchase order', ['account', acme, '--purchase-order', ''], 'The purchase order can’t be used.'],
    ['a discount of nothing', ['account', acme, '--discount', 'Early: 0%'], 'The discount can’t be used.'],
    ['a discount without a name', ['account', acme, '--discount', '10%'], 'The discount can’t be used.'],
    ['more than all', ['account', acme, '--discount', 'Early: 101%'], 'The discount can’t be used.'],
    ['a part of a percent', ['account', acme, '--discount', 'Early: 12.5%'], 'The discount can’t be used.'],
    ['a part of a cent', ['account', acme, '--discount', 'Early: 0.001 USD off'], 'The discount can’t be used.'],
    ['another currency', ['account', acme, '--discount', 'Early: 5 EUR off'], 'The discount can’t be used.'],
    ['too much money', ['account', acme, '--discount', 'Early: 99999999.99 USD off'], 'The discount can’t be used.'],
  ])('%s changes nothing, and is told', async (_what, words, told) => {
    const { code, output } = await billing(url, words);
    expect(code).toBe(1);
    expect(output).toContain(told);
    expect(output).not.toMatch(/^ +at /m);
  });
});

it.each([
  ['no words', []],
  ['an unknown command', ['invoise']],
  ['no status', ['invoice', number]],
  ['too many words', ['invoice', number, 'paid', 'void']],
  ['an option of another command', ['reopen', acme, '--open']],
])('%s: what can be said is told', async (_what, words) => {
  const { code, output } = await billing(join(folder, 'none.db'), words);
  expect(code).toBe(1);
  expect(output).toContain('npm run billing -- account ORGANIZATION');
});

describe('a file that is no database of a server', () => {
  it.each([
    ['is not there', undefined, 'There is no database at'],
    ['is empty', '', 'is no SQLite database'],
    ['is something else', 'a letter', 'is no SQLite database'],
  ])('and %s is named, and stays as it is', async (what, content, told) => {
    const file = join(folder, `${what.replaceAll(' ', '-')}.db`);
    if (content !== undefined) writeFileSync(file, content);
    const { code, output } = await billing(file, ['invoices']);
    expect(code).toBe(1);
    expect(output).toContain(told);
    expect(output).toContain(file);
    expect(existsSync(file) ? statSync(file).size : undefined).toBe(content?.length);
  });

  it('and has no tables is named', async () => {
    const file = join(folder, 'other.db');
    const other = await openDatabase({ engine: 'sqlite', file });
    await other.close();
    const { code, output } = await billing(file, ['invoices']);
    expect(code).toBe(1);
    expect(output).toContain(file);
  });

  it.each([
    ['older', "delete from migrations where name = '013-open-months'", 'is of an older version'],
    ['newer', "insert into migrations (name, timestamp) values ('999', '')", 'is of a newer version'],
  ])('of this version but %s is named', async (what, statement, told) => {
    const file = join(folder, `${what}.db`);
    const database = await openDatabase({ engine: 'sqlite', file });
    await migrate(database);
    await sql.raw(statement).execute(database.queries);
    await database.close();
    const { output } = await billing(file, ['invoices']);
    expect(output).toContain(`${file} can’t be used: it ${told}`);
  });
});

it('as a program, says what can’t be done and ends with 1', async () => {
  const { code, output } = await asProgram(join(folder, 'none.db'), ['invoice', number, 'late']);
  expect(code).toBe(1);
  expect(output).toContain('There is no database at');
  expect(output).not.toMatch(/^ +at /m);
});

it('an unreachable PostgreSQL is told without its password', async () => {
  const { code, output } = await billing('postgres://u:secret@127.0.0.1:1/x', ['invoices']);
  expect(code).toBe(1);
  expect(output).toContain('127.0.0.1');
  expect(output).not.toContain('secret');
});
