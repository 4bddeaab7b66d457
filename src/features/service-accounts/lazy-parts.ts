import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** What opens over the pages, loaded when it is about to be needed. */

export const CreateServiceAccountSheet = lazyPart(() =>
  import('./create/create-service-account-sheet.tsx').then((module) => module.CreateServiceAccountSheet),
);

export const CreateTokenSheet = lazyPart(() =>
  import('./create-token/create-token-sheet.tsx').then((module) => module.CreateTokenSheet),
);

export const DeleteServiceAccountDialog = lazyPart(() =>
  import('./delete/delete-service-account-dialog.tsx').then((module) => module.DeleteServiceAccountDialog),
);

export const DeleteTokenDialog = lazyPart(() =>
  import('./delete/delete-token-dialog.tsx').then((module) => module.DeleteTokenDialog),
);

export const DeleteManyAccountsDialog = lazyPart(() =>
  import('./delete/delete-many-accounts-dialog.tsx').then((module) => module.DeleteManyAccountsDialog),
);

export const DeleteManyTokensDialog = lazyPart(() =>
  import('./delete/delete-many-tokens-dialog.tsx').then((module) => module.DeleteManyTokensDialog),
);
