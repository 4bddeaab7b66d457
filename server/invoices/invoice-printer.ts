import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { VisibleInvoice } from '#domain/billing/invoice-of.ts';

/** Makes the PDF of an invoice. */
export type Printer = (visible: VisibleInvoice) => Promise<Uint8Array>;

/** Thrown where too many different invoices wait to be printed. */
export class TooManyPrints extends Error {}

export interface PrinterLimits {
  /** Invoices that wait or are being printed; more are refused. */
  readonly waiting: number;
  /** Bytes of PDFs that are kept. */
  readonly kept: number;
}

/**
 * Returns a printer for many readers at once, which costs others little: it prints one invoice at a time, each once however
 * many ask for it, and keeps the PDFs that were asked for last. Of what an invoice's PDF says, only its status changes. It asks
 * nobody's rights. Throws TooManyPrints.
 */
export function printerFor(print: Printer, limits: PrinterLimits): Printer {
  const kept = keeper(limits.kept);
  const underWay = new Map<string, Promise<Uint8Array>>();
  let last: Promise<unknown> = Promise.resolve();

  function printInTurn(key: string, visible: VisibleInvoice): Promise<Uint8Array> {
    if (underWay.size >= limits.waiting) throw new TooManyPrints();
    const printing = last.then(() => printAndKeep(key, visible)).finally(() => underWay.delete(key));
    underWay.set(key, printing);
    last = printing.catch(() => undefined);
    return printing;
  }

  async function printAndKeep(key: string, visible: VisibleInvoice): Promise<Uint8Array> {
    await letOthersIn();
    const pdf = await print(visible);
    kept.put(key, pdf);
    return pdf;
  }

  return async (visible) => {
    const { invoice, showsProjects } = visible;
    const key = `${invoice.id} ${invoice.status} ${showsProjects}`;
    return kept.get(key) ?? underWay.get(key) ?? printInTurn(key, visible);
  };
}

/** Keeps what was asked for last, up to so many bytes. */
function keeper(most: number) {
  const all = new Map<string, Uint8Array>();
  let held = 0;
  return {
    get(key: string): Uint8Array | undefined {
      const pdf = all.get(key);
      if (!pdf) return undefined;
      all.delete(key);
      all.set(key, pdf);
      return pdf;
    },
    put(key: string, pdf: Uint8Array): void {
      if (pdf.byteLength > most) return;
      all.set(key, pdf);
      held += pdf.byteLength;
      for (const [oldest, { byteLength }] of all) {
        if (held <= most) return;
        all.delete(oldest);
        held -= byteLength;
      }
    },
  };
}
