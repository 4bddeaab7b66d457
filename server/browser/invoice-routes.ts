import { Code, ConnectError } from '@connectrpc/connect';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import type { Host } from '#domain/host.ts';
import { invoiceOf } from '#domain/invoice-of.ts';
import type { Invoice } from '#domain/store/records.ts';
import { type Answer, answer } from '#server/browser/answer.ts';
import { invoiceRefused } from '#server/browser/invoice-refusals.ts';

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
  app.get<{ Params: FileParams }>('/:organizationId/:file', async (request, reply) =>
    answer(reply, await fileFor(host, request)),
  );
  done();
};

interface FileParams {
  readonly organizationId: string;
  readonly file: string;
}

const uncached = { 'cache-control': 'private, no-store' };

async function fileFor(host: InvoiceHost, request: FastifyRequest<{ Params: FileParams }>): Promise<Answer> {
  const { organizationId, file } = request.params;
  const caller = await host.identify(new Headers({ cookie: request.headers.cookie ?? '' }));
  if (!caller) return invoiceRefused({ kind: 'signed-out', organizationId }, uncached);
  const missing = invoiceRefused({ kind: 'missing', organizationId }, uncached);
  try {
    const invoice = await invoiceOf(host, caller, organizationId, file.replace(/\.pdf$/u, ''));
    if (file !== `${invoice.number}.pdf`) return missing;
    const { invoicePdf } = await import('#server/invoices/invoice-pdf.ts');
    const name = `attachment; filename="${invoice.number}.pdf"`;
    const headers = { ...uncached, 'content-type': 'application/pdf', 'content-disposition': name };
    return { status: 200, headers, body: await invoicePdf(invoice) };
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const words = error.rawMessage;
    if (error.code === Code.NotFound) return missing;
    if (error.code === Code.PermissionDenied)
      return invoiceRefused({ kind: 'denied', organizationId, words }, uncached);
    if (error.code === Code.Unavailable)
      return invoiceRefused({ kind: 'unavailable', organizationId, words }, uncached);
    throw error;
  }
}
