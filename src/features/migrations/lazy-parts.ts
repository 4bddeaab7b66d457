import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The parts of a migration that aren't needed before its page shows. */

/** The page itself: it follows its placeholder, beside its data. */
export const MigratePage = lazyPart(() => import('./migrate/migrate-page.tsx').then((module) => module.MigratePage));

export const MakeSheet = lazyPart(() => import('./make/make-sheet.tsx').then((module) => module.MakeSheet));

export const Configure = lazyPart(() => import('./configure/configure.tsx').then((module) => module.Configure));

export const AbandonDialog = lazyPart(() => import('./end/abandon-dialog.tsx').then((module) => module.AbandonDialog));

export const RevokeDialog = lazyPart(() => import('./end/revoke-dialog.tsx').then((module) => module.RevokeDialog));
