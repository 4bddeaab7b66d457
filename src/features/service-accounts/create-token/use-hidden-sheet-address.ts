import { useRouter } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The address in the browser does not ask for the sheet that is open. */
    isSheetHidden?: true;
  }
}

/**
 * For a sheet that shows a secret: takes what opens the sheet out of the browser's address, while the sheet stays. A reload
 * then shows the page. With the address as it was, it would show the form again, empty, where the token was.
 */
export function useHiddenSheetAddress(): () => Promise<void> {
  const router = useRouter();
  return () =>
    router.navigate({
      to: '.',
      search: true,
      // The router takes an address for the same one, and changes nothing, unless its state differs.
      state: (shown) => ({ ...shown, isSheetHidden: true }),
      replace: true,
      // Nothing is left: the sheet's own guard is not to be asked.
      ignoreBlocker: true,
      mask: {
        to: '.',
        search: (shown) => ({ ...shown, create: undefined, account: undefined }),
        unmaskOnReload: true,
      },
    });
}
