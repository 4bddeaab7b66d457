import { Code, ConnectError } from '@connectrpc/connect';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { invoiceOf } from '#domain/billing/invoice-of.ts';
import type { Host } from '#domain/host.ts';
import type { Invoice } from '#domain/store/records.ts';
import { type Answer, answer } from '#server/browser/answer.ts';
import { invoiceRefused } from '#server/browser/invoice-refusals.ts';
import { type Printer, printerFor, TooManyPrints } from '#server/invoices/invoice-printer.ts';
import { invoicePrints } from '#server/limits.ts';

/** What of the host the files need. */
type InvoiceHost = Pick<Host, 'store' | 'identify'>;

/** The address of an invoice's PDF. */
export function invoiceAddress(origin: string, { organizationId, number }: Pick<Invoice, 'organizationId' | 'number'>) {
  return `${origin}/invoices/${organizationId}/${number}.pdf`;
}

/**
 * The PDFs of invoices, for people with a session who may see what is billed. Who may is asked at every call, and no copy is
 * kept on the way or in the browser.
 */
export const invoiceRoutes: FastifyPluginCallback<{ readonly host: InvoiceHost }> = (app, { host }, done) => {
  const print = printerFor(async (visible) => {
    const { invoicePdf } = await import('#server/invoices/invoice-pdf.ts');
    return invoicePdf(visible);
  }, invoicePrints);
  app.get<{ Params: FileParams }>('/:organizationId/:file', async (request, reply) =>
    answer(reply, await fileFor(host, print, request)),
  );
  done();
};

interface FileParams {
  readonly organizationId: string;
  readonly file: string;
}

const uncached = { 'cache-control': 'private, no-store' };
const busy = 'Many invoices are being prepared. Open this one again in half a minute.';

async function fileFor(
  host: InvoiceHost,
  print: Printer,
  request: FastifyRequest<{ Params: FileParams }>,
): Promise<Answer> {
  const { organizationId, file } = request.params;
  const caller = await host.identify(new Headers({ cookie: request.headers.cookie ?? '' }));
  if (!caller) return invoiceRefused({ kind: 'signed-out', organizationId }, uncached);
  try {
    const visible = await invoiceOf(host, caller, organizationId, file.replace(/\.pdf$/u, ''));
    const { number } = visible.invoice;
    if (file !== `${number}.pdf`) return invoiceRefused({ kind: 'missing', organizationId }, uncached);
    const name = `attachment; filename="${number}.pdf"`;
    const headers = { ...uncached, 'content-type': 'application/pdf', 'content-disposition': name };
    return { status: 200, headers, body: await print(visible) };
  } catch (error) {
    return refusal(error, organizationId);
  }
}

/** Throws what isn't a refusal. */
function refusal(error: unknown, organizationId: string): Answer {
  if (error instanceof TooManyPrints)
    return invoiceRefused({ kind: 'unavailable', organizationId, words: busy }, { ...uncached, 'retry-after': '30' });
  if (!(error instanceof ConnectError)) throw error;
  const words = error.rawMessage;
  if (error.code === Code.NotFound) return invoiceRefused({ kind: 'missing', organizationId }, uncached);
  if (error.code === Code.PermissionDenied) return invoiceRefused({ kind: 'denied', organizationId, words }, uncached);
  if (error.code === Code.Unavailable) return invoiceRefused({ kind: 'unavailable', organizationId, words }, uncached);
  throw error;
}
