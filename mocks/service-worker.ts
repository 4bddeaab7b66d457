declare global {
  /** Not in every browser, and not yet in TypeScript's own library. */
  var trustedTypes:
    | { createPolicy: (name: string, rules: { createScriptURL: (address: string) => string | null }) => unknown }
    | undefined;
}

/** The address of the mocks' own, which loads MSW's: both are in public/. */
export const serviceWorker = new URL('/mocks-worker.js', location.origin).href;

/** Lets the browser fetch and start it while the mocks make their world: MSW, which waits for it, finds it there. */
export function registerServiceWorker(): void {
  trust();
  ignoreFailedUpdates();
  // MSW registers it as well, and tells what went wrong.
  navigator.serviceWorker?.register(serviceWorker).catch(() => {});
}

/** It is registered by a plain address. This policy lets that one pass, and no other script, and no markup. */
function trust(): void {
  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (new URL(address, location.origin).href === serviceWorker ? address : null),
  });
}

/** MSW asks the browser for a newer worker and drops the promise, which is rejected on a page that is being left. */
function ignoreFailedUpdates(): void {
  addEventListener('unhandledrejection', (event) => {
    if (/Failed to update a ServiceWorker/.test(String(event.reason))) event.preventDefault();
  });
}
