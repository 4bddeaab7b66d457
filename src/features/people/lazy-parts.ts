import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The dialog of both pages; its code loads shortly before it is needed. */
export const RemoveAccessDialog = lazyPart(() =>
  import('./remove/remove-access-dialog.tsx').then((module) => module.RemoveAccessDialog),
);
