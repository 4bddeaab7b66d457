import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The dialogs and sheets of the page; their code loads shortly before it is needed. */

export const CancelSubscriptionDialog = lazyPart(() =>
  import('./subscription/cancel-subscription-dialog.tsx').then((module) => module.CancelSubscriptionDialog),
);

export const ChangeContactSheet = lazyPart(() =>
  import('./contact/change-contact-sheet.tsx').then((module) => module.ChangeContactSheet),
);

/** The parts of the page that load after its figures. */

/** The invoices, with all that a list needs. */
export const InvoicesList = lazyPart(() =>
  import('./invoices/invoices-list.tsx').then((module) => module.InvoicesList),
);

/** Who can see billing. */
export const BillingAccess = lazyPart(() =>
  import('./access/billing-access.tsx').then((module) => module.BillingAccess),
);
