import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The sheet and the dialogs of the general settings; their code loads when it is needed. */

export const RenameOrganizationSheet = lazyPart(() =>
  import('./rename-organization-sheet.tsx').then((module) => module.RenameOrganizationSheet),
);

export const DeleteOrganizationDialog = lazyPart(() =>
  import('./delete-organization-dialog.tsx').then((module) => module.DeleteOrganizationDialog),
);

export const LeaveOrganizationDialog = lazyPart(() =>
  import('./leave-organization-dialog.tsx').then((module) => module.LeaveOrganizationDialog),
);
