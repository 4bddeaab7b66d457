import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The dialogs and sheets of the page; their code loads shortly before it is needed. */

export const CancelSubscriptionDialog = lazyPart(() =>
  import('./subscription/cancel-subscription-dialog.tsx').then((module) => module.CancelSubscriptionDialog),
);

export const ChangeContactSheet = lazyPart(() =>
  import('./contact/change-contact-sheet.tsx').then((module) => module.ChangeContactSheet),
);
