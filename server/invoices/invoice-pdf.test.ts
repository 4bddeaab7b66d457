import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { Invoice } from '#domain/store/records.ts';
import { invoicePdf } from '#server/invoices/invoice-pdf.ts';
import { testInvoice as invoice } from '#server/testing/test-invoice.ts';

async function read(fields: Partial<Invoice> = {}, showsProjects = true) {
  const bytes = await invoicePdf({ invoice: { ...invoice, ...fields }, showsProjects });
  return getDocumentProxy(new Uint8Array(bytes));
}

/** The text of a PDF, page by page, as a reader finds it. */
async function textOf(...asked: Parameters<typeof read>): Promise<string[]> {
  const { text } = await extractText(await read(...asked));
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}

describe('the PDF of an invoice', () => {
  it('says all that the invoice is made of', async () => {
    const [page] = await textOf();
    for (const words of [
      'Number INV-2026-11-0001',
      'Status Open Issued 2026-12-01',
      'Period 2026-11-01 to 2026-11-30, days in UTC',
      'Organization Größe & Söhne',
      'Organization ID 07beb0f6-f700-4224-9a84-a9c3b4a77673',
      'Billed to Ada Żabka',
      'E-mail ada@acme.example',
      'Purchase order PO-2026-0417',
      'Production 755,914,244,096 704.000 142,625,329',
      'Жизнь 9,007,199,254,740,993 8,388,608.000 7',
      'Total 9,007,955,168,985,089 8,389,312.000 142,625,336',
      'Included 100 GiB',
      'Whole GiB beyond those included 604',
      'Price of one GiB USD 0.25',
      'Price USD 151.00',
      'Discount: Early adopter: 10% USD -15.10',
      'Amount due USD 135.90',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('leaves out what was never said', async () => {
    const [page] = await textOf({ contact: null, poNumber: '', coupon: null });
    for (const words of ['Billed to', 'E-mail', 'Purchase order', 'Discount']) expect(page).not.toContain(words);
  });

  it.each([
    ['jpy', 'Amount due JPY 13,590'],
    ['kwd', 'Amount due KWD 13.590'],
  ])('has amounts in the decimals of %s', async (currency, words) => {
    expect((await textOf({ currency }))[0]).toContain(words);
  });

  it.each([
    ['東京', '[U+6771 U+4EAC]'],
    ['a🚀b', 'a[U+1F680]b'],
    ['שלום', '[U+05E9 U+05DC U+05D5 U+05DD]'],
    ['e\u0301', 'é'],
    ['Ελλάδα Đặng Ünal ĉ', 'Ελλάδα Đặng Ünal ĉ'],
    // The second letter of each pair is a part of the first.
    ['öo ĉc ёе ướu ΰυ', 'öo ĉc ёе ướu ΰυ'],
    ['a->b 10x20 ffi fl', 'a->b 10x20 ffi fl'],
    ['कमल', 'कमल'],
  ])('writes %s as %s, which no script keeps from being read', async (name, words) => {
    const [page] = await textOf({ organizationName: name, lines: [] });
    expect(page).toContain(`Organization ${words} Organization ID`);
  });

  it('has a place for every project of a large organization, and for the longest names', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => ({
      projectId: String(index),
      projectName: index % 50 === 0 ? '東'.repeat(100) : `Project ${index}.`,
      bytes: BigInt(index),
      samples: 1n,
    }));
    const pages = await textOf({ lines });
    const all = pages.join(' ');
    expect(pages.length).toBeGreaterThan(5);
    const missing = lines.filter(({ projectName }) => projectName.startsWith('Project') && !all.includes(projectName));
    expect(missing).toEqual([]);
    expect(all.match(/U\+6771/g)).toHaveLength(600);
    expect(all).toContain('Amount due USD 135.90');
  });

  it('has the total only, and says why, for somebody who may not see usage', async () => {
    const [page] = await textOf({}, false);
    expect(page).toContain('Usage Bytes GiB Samples Total 9,007,955,168,985,089 8,389,312.000 142,625,336 This copy');
    expect(page).toContain('people with the permission organization.usage.read.');
    expect(page).toContain('Amount due USD 135.90');
    for (const words of ['Project ', 'Production', 'Жизнь', '755,914,244,096']) expect(page).not.toContain(words);
  });

  it('serves others between any two rows', async () => {
    const lines = Array.from({ length: 200 }, () => ({
      projectId: '',
      projectName: 'Project',
      bytes: 1n,
      samples: 1n,
    }));
    let turns = 0;
    let next = setImmediate(function turn() {
      turns += 1;
      next = setImmediate(turn);
    });
    await read({ lines });
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(lines.length);
  });

  it.each([
    ['open', 'Status Open', 'Amount due USD 135.90'],
    ['paid', 'Status Paid: nothing is left to pay', 'Amount paid USD 135.90'],
    ['void', 'Status Void: nothing is to be paid', 'Amount, void USD 135.90'],
    ['uncollectible', 'Status Uncollectible: nobody expects it to be paid', 'Amount not paid USD 135.90'],
  ] as const)('of one that is %s says so, and asks for no money that is not due', async (status, words, amount) => {
    const [page] = await textOf({ status });
    expect(page).toContain(words);
    expect(page).toContain(amount);
    expect(page?.includes('Amount due')).toBe(status === 'open');
  });

  it('has its projects by name', async () => {
    const lines = ['Zeta', 'alpha 10', 'Alpha 9'].map((projectName) => ({
      projectId: projectName,
      projectName,
      bytes: 1n,
      samples: 1n,
    }));
    expect((await textOf({ lines }))[0]).toMatch(/Alpha 9 .*alpha 10 .*Zeta /);
  });

  it('is the same whenever it is asked for, and named', async () => {
    const [one, other] = await Promise.all([
      invoicePdf({ invoice, showsProjects: true }),
      invoicePdf({ invoice, showsProjects: true }),
    ]);
    expect(other).toEqual(one);
    const { info } = await getMeta(await read());
    expect(info).toMatchObject({ Title: 'Invoice INV-2026-11-0001' });
  });
});
