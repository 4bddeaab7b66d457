import { setImmediate as letOthersIn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type PrinterLimits, printerFor, TooManyPrints } from '#server/invoices/invoice-printer.ts';
import { testInvoice } from '#server/testing/test-invoice.ts';

const visible = (id: string, showsProjects = true) => ({ invoice: { ...testInvoice, id }, showsProjects });

/** A printer whose PDFs have ten bytes, or more for a longer ID, and what it printed. */
function testPrinter({ waiting = 30, kept = 1000 }: Partial<PrinterLimits> = {}) {
  const printed: string[] = [];
  let atOnce = 0;
  let most = 0;
  const print = printerFor(
    async ({ invoice: { id }, showsProjects }) => {
      printed.push(showsProjects ? id : `${id} total`);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await letOthersIn();
      atOnce -= 1;
      if (id === 'broken') throw new Error('no ink');
      return Buffer.from(id.padEnd(10));
    },
    { waiting, kept },
  );
  return { print, printed, mostAtOnce: () => most };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `number ${index}`);

describe('printing invoices', () => {
  it('prints one once, however many ask for it', async () => {
    const { print, printed } = testPrinter();
    const pdfs = await Promise.all(Array.from({ length: 100 }, () => print(visible('a'))));
    expect(new Set(pdfs).size).toBe(1);
    expect(await print(visible('a'))).toBe(pdfs[0]);
    expect(printed).toEqual(['a']);
  });

  it('prints different ones one after the other, as they were asked for, with turns for others', async () => {
    const { print, printed, mostAtOnce } = testPrinter();
    const order: string[] = [];
    const all = Promise.all(ids(30).map(async (id) => order.push((await print(visible(id))).toString().trim())));
    const other = letOthersIn().then(() => order.push('another request'));
    await Promise.all([all, other]);
    expect(mostAtOnce()).toBe(1);
    expect(printed).toEqual(ids(30));
    expect(order.indexOf('another request')).toBeLessThan(2);
  });

  it('tells apart what different readers may see', async () => {
    const { print, printed } = testPrinter();
    await print(visible('a'));
    await print(visible('a', false));
    await print(visible('a'));
    await print(visible('a', false));
    expect(printed).toEqual(['a', 'a total']);
  });

  it('refuses more different ones than may wait, and none that is under way or kept', async () => {
    const { print } = testPrinter({ waiting: 2 });
    await print(visible('kept'));
    const waiting = [print(visible('a')), print(visible('b'))];
    await expect(print(visible('c'))).rejects.toBeInstanceOf(TooManyPrints);
    await Promise.all([...waiting, print(visible('a')), print(visible('kept'))]);
    await expect(print(visible('c'))).resolves.toBeDefined();
  });

  it('keeps those that were asked for last', async () => {
    const { print, printed } = testPrinter({ kept: 20 });
    for (const id of ['a', 'b', 'a', 'c', 'a', 'c', 'b']) await print(visible(id));
    expect(printed).toEqual(['a', 'b', 'c', 'b']);
  });

  it('keeps none that is larger than all that is kept, and for its sake loses no other', async () => {
    const { print, printed } = testPrinter({ kept: 10 });
    for (const id of ['small', 'larger than all', 'larger than all', 'small']) await print(visible(id));
    expect(printed).toEqual(['small', 'larger than all', 'larger than all']);
  });

  it('prints on after one that fails, which is tried again', async () => {
    const { print, printed } = testPrinter();
    const failing = print(visible('broken'));
    const next = print(visible('a'));
    await expect(failing).rejects.toThrow('no ink');
    await next;
    await expect(print(visible('broken'))).rejects.toThrow('no ink');
    expect(printed).toEqual(['broken', 'a', 'broken']);
  });
});
