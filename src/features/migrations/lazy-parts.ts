import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The parts of a migration that aren't needed before its page shows. */

export const MakeSheet = lazyPart(() => import('./make/make-sheet.tsx').then((module) => module.MakeSheet));

export const Configure = lazyPart(() => import('./configure/configure.tsx').then((module) => module.Configure));

export const AbandonDialog = lazyPart(() => import('./end/abandon-dialog.tsx').then((module) => module.AbandonDialog));

export const RevokeDialog = lazyPart(() => import('./end/revoke-dialog.tsx').then((module) => module.RevokeDialog));
