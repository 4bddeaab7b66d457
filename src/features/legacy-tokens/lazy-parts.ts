import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The dialog of the pages; its code loads shortly before it is needed. */
export const RevokeLegacyTokensDialog = lazyPart(() =>
  import('./revoke/revoke-legacy-tokens-dialog.tsx').then((module) => module.RevokeLegacyTokensDialog),
);
