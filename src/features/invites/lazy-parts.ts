import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The sheets and the dialog of the page; their code loads shortly before it is needed. */

export const CreateInviteSheet = lazyPart(() =>
  import('./create/create-invite-sheet.tsx').then((module) => module.CreateInviteSheet),
);

export const InviteSheet = lazyPart(() => import('./details/invite-sheet.tsx').then((module) => module.InviteSheet));

export const EndInvitesDialog = lazyPart(() =>
  import('./end/end-invites-dialog.tsx').then((module) => module.EndInvitesDialog),
);
