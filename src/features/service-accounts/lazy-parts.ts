import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The dialogs and sheets of the pages; their code loads shortly before it is needed. */

export const CreateServiceAccountSheet = lazyPart(() =>
  import('./create/create-service-account-sheet.tsx').then((module) => module.CreateServiceAccountSheet),
);

export const CreateTokenSheet = lazyPart(() =>
  import('./create-token/create-token-sheet.tsx').then((module) => module.CreateTokenSheet),
);

export const DeleteServiceAccountsDialog = lazyPart(() =>
  import('./delete/delete-service-accounts-dialog.tsx').then((module) => module.DeleteServiceAccountsDialog),
);

export const DeleteTokensDialog = lazyPart(() =>
  import('./delete/delete-tokens-dialog.tsx').then((module) => module.DeleteTokensDialog),
);

/** The roles of the page's subject; the page itself shows before. */
export const SubjectBindings = lazyPart(() =>
  import('#src/flows/subject-bindings/subject-bindings.tsx').then((module) => module.SubjectBindings),
);
