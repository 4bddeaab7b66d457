import { Code, ConnectError } from '@connectrpc/connect';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { invoiceOf } from '#domain/billing/invoice-of.ts';
import type { Host } from '#domain/host.ts';
import type { Invoice } from '#domain/store/records.ts';
import { type Answer, answer, words } from '#server/browser/answer.ts';
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
const signedOut = words(401, 'Sign in to the console, then open the invoice again.', uncached);
/** The same for what isn't there and for what the person can't see. */
const noSuchInvoice = words(404, 'There is no such invoice.', uncached);
const busy = words(503, 'Many invoices are being prepared. Open this one again in half a minute.', {
  ...uncached,
  'retry-after': '30',
});

async function fileFor(
  host: InvoiceHost,
  print: Printer,
  request: FastifyRequest<{ Params: FileParams }>,
): Promise<Answer> {
  const { organizationId, file } = request.params;
  const caller = await host.identify(new Headers({ cookie: request.headers.cookie ?? '' }));
  if (!caller) return signedOut;
  try {
    const visible = await invoiceOf(host, caller, organizationId, file.replace(/\.pdf$/u, ''));
    const { number } = visible.invoice;
    if (file !== `${number}.pdf`) return noSuchInvoice;
    const name = `attachment; filename="${number}.pdf"`;
    const headers = { ...uncached, 'content-type': 'application/pdf', 'content-disposition': name };
    return { status: 200, headers, body: await print(visible) };
  } catch (error) {
    return refusal(error);
  }
}

/** Throws what isn't a refusal. */
function refusal(error: unknown): Answer {
  if (error instanceof TooManyPrints) return busy;
  if (!(error instanceof ConnectError)) throw error;
  if (error.code === Code.NotFound) return noSuchInvoice;
  if (error.code === Code.PermissionDenied) return words(403, error.rawMessage, uncached);
  if (error.code === Code.Unavailable) return words(503, error.rawMessage, uncached);
  throw error;
}
