import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The dialogs and sheets of the pages; their code loads shortly before it is needed. */

export const CreateRoleSheet = lazyPart(() =>
  import('./create/create-role-sheet.tsx').then((module) => module.CreateRoleSheet),
);

export const ChangeRoleSheet = lazyPart(() =>
  import('./change/change-role-sheet.tsx').then((module) => module.ChangeRoleSheet),
);

export const DeleteRolesDialog = lazyPart(() =>
  import('./delete/delete-roles-dialog.tsx').then((module) => module.DeleteRolesDialog),
);

export const CreateBillingRole = lazyPart(() =>
  import('#src/flows/billing-role/create-billing-role.tsx').then((module) => module.CreateBillingRole),
);
