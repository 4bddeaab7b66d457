import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The sheets and the dialog of the page; their code loads shortly before it is needed. */

export const SettingsSheet = lazyPart(() => import('./settings/settings-sheet.tsx').then((m) => m.SettingsSheet));

export const DefaultRoleSheet = lazyPart(() =>
  import('./default-role/default-role-sheet.tsx').then((m) => m.DefaultRoleSheet),
);

export const DisableDialog = lazyPart(() => import('./disable-dialog.tsx').then((m) => m.DisableDialog));
