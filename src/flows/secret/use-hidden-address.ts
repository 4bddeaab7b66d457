import { useRouter } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The sheet is open, but the browser's address doesn't ask for it. */
    isSheetHidden?: true;
  }
}

/**
 * For a sheet that shows a secret: removes the sheet's parameters from the address while the sheet stays open. A reload then
 * shows the page; otherwise it would show an empty form where the secret was.
 */
export function useHiddenAddress(...params: readonly string[]): () => Promise<void> {
  const router = useRouter();
  return () =>
    router.navigate({
      to: '.',
      search: true,
      // With the same state, the router would treat it as the same address and change nothing.
      state: (shown) => ({ ...shown, isSheetHidden: true }),
      replace: true,
      // Else the router would scroll the sheet to where its form was, and the secret out of view.
      resetScroll: false,
      // The person leaves nothing, so the sheet's guard must not ask.
      ignoreBlocker: true,
      mask: {
        to: '.',
        search: (shown) => ({ ...shown, ...Object.fromEntries(params.map((param) => [param, undefined])) }),
        unmaskOnReload: true,
      },
    });
}
