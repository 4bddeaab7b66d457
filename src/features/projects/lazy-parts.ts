import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The sheets and dialogs, and the parts of the project's page that follow its facts; their code loads when it is needed. */

export const CreateProjectSheet = lazyPart(() =>
  import('./create/create-project-sheet.tsx').then((module) => module.CreateProjectSheet),
);

export const RenameProjectSheet = lazyPart(() =>
  import('./settings/rename-project-sheet.tsx').then((module) => module.RenameProjectSheet),
);

export const DeleteProjectDialog = lazyPart(() =>
  import('./delete/delete-project-dialog.tsx').then((module) => module.DeleteProjectDialog),
);

export const ProjectAccess = lazyPart(() =>
  import('./project/project-access.tsx').then((module) => module.ProjectAccess),
);
