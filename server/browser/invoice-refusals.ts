import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer } from '#server/browser/answer.ts';
import { type Html, html, page } from '#server/browser/page.ts';

/** Why an invoice's PDF is not sent. */
export type InvoiceRefusal =
  | { readonly kind: 'signed-out' | 'missing'; readonly organizationId: string }
  /** `words` say what is missing, or what to wait for. */
  | { readonly kind: 'denied' | 'unavailable'; readonly organizationId: string; readonly words: string };

/** The page that a person sees in place of an invoice's PDF: why, and the way on. */
export function invoiceRefused(refusal: InvoiceRefusal, headers: OutgoingHttpHeaders): Answer {
  const answer = pageOf(refusal);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function pageOf(refusal: InvoiceRefusal): Answer {
  const billing = `/organizations/${encodeURIComponent(refusal.organizationId)}/settings/billing`;
  switch (refusal.kind) {
    case 'signed-out': {
      const signIn = link(`/sign-in?return=${encodeURIComponent(billing)}`, 'Sign in');
      return because(401, 'You are signed out', 'Sign in, then open the invoice again.', signIn);
    }
    case 'missing':
      // The same for what isn't there and for what the person can't see, also in its link.
      return because(
        404,
        'There is no such invoice',
        'The address is wrong, or you can’t see it.',
        link('/', 'Go to the console'),
      );
    case 'denied':
      return because(403, 'You can’t see this invoice', refusal.words, link(billing, 'Who can help'));
    case 'unavailable':
      return because(503, 'The invoice is not available right now', refusal.words, link(billing, 'Go to Billing'));
    default:
      return refusal satisfies never;
  }
}

function because(status: number, heading: string, words: string, way: Html): Answer {
  const body = html`<h1>${heading}</h1>
    <p>${words}</p>
    <p>${way}</p>`;
  return page(status, heading, body);
}

function link(address: string, words: string): Html {
  return html`<a href="${address}">${words}</a>`;
}
