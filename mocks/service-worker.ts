declare global {
  /** Not in every browser, and not yet in TypeScript's own library. */
  var trustedTypes:
    | { createPolicy: (name: string, rules: { createScriptURL: (address: string) => string | null }) => unknown }
    | undefined;
}

/** Of the mocks' own worker, which loads MSW's: both are in public/. */
export const serviceWorkerAddress = new URL('/mocks-worker.js', location.origin).href;

/** MSW registers the worker by a plain address. This policy lets that one pass, and no other script, and no markup. */
export function trustServiceWorker(): void {
  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (new URL(address, location.origin).href === serviceWorkerAddress ? address : null),
  });
}
