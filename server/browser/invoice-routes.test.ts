import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { organizations, testRecords } from '#domain/testing/test-records.ts';
import { openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { invoicePrints } from '#server/limits.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';
import { testInvoice } from '#server/testing/test-invoice.ts';

const organizationId = organizations.acme;
const months = Array.from(
  { length: 60 },
  (_, index) => `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
);
const addresses = months.map((month) => `/invoices/${organizationId}/INV-${month}-0001.pdf`);

let backend: TestBackend;
let browser: TestBrowser;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-invoices-'));
  const database = await openDatabase({ engine: 'sqlite', file: join(folder, 'data', 'console.db') });
  await migrate(database);
  const store = createSqlStore(database);
  await layWorldOnce(store, await testRecords(new Date()));
  await store.transaction(async (tx) => {
    for (const month of months) {
      await tx.billing.addInvoice({ ...testInvoice, id: month, organizationId, month, number: `INV-${month}-0001` });
    }
  });
  await database.close();
  backend = await startTestBackend({}, { folder });
  browser = new TestBrowser(backend.origin);
  await browser.signIn('billing@acme.example');
});

afterAll(() => backend.remove());

/** Asks for all at once. Returns the answers, and how many had come when a question asked after them was answered. */
async function askAll(paths: readonly string[]) {
  let answered = 0;
  const asked = paths.map(async (path) => {
    const response = await browser.request(path);
    const words = await response.text();
    answered += 1;
    return { status: response.status, headers: response.headers, words };
  });
  const life = await fetch(`${backend.origin}/livez`);
  const before = answered;
  return { life: life.status, before, responses: await Promise.all(asked) };
}

describe('many invoices at once', () => {
  it('are refused in words beyond those that may wait, and keep nobody else waiting', async () => {
    const { life, before, responses } = await askAll(addresses);
    expect(life).toBe(200);
    expect(before).toBeLessThan(addresses.length);
    const refused = responses.filter(({ status }) => status !== 200);
    expect(refused.length).toBeLessThanOrEqual(addresses.length - invoicePrints.waiting);
    const answers = refused.map(({ status, headers, words }) => [
      status,
      headers.get('retry-after'),
      /<p>Many invoices are being prepared\. Open this one again in half a minute\.<\/p>/.test(words),
    ]);
    expect(answers).toEqual(refused.map(() => [503, '30', true]));
  });

  it('are all answered where they are the same one, but only to those who may see it', async () => {
    const [address = ''] = addresses;
    const { life, responses } = await askAll(Array.from({ length: 100 }, () => address));
    expect(life).toBe(200);
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    const viewer = new TestBrowser(backend.origin);
    await viewer.signIn('viewer@acme.example');
    expect((await viewer.request(address)).status).toBe(403);
  });
});
