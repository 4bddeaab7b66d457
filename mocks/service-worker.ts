declare global {
  /** Not in every browser, and not yet in TypeScript's own types. */
  var trustedTypes:
    | { createPolicy: (name: string, rules: { createScriptURL: (address: string) => string | null }) => unknown }
    | undefined;
}

/** The address of the mocks' own worker, which loads MSW's: both are in public/. */
export const serviceWorkerAddress = new URL('/mocks-worker.js', location.origin).href;

/** MSW registers the worker by a plain string. This policy allows only that address: no other script, no markup. */
export function trustServiceWorker(): void {
  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (new URL(address, location.origin).href === serviceWorkerAddress ? address : null),
  });
}

/** Answers the worker: after sleeping, it doesn't know the page, and asks before it sends calls to it. */
export function answerWorker(): void {
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ type?: string }>) => {
    if (event.data.type === 'IS_ON_MOCKS') event.ports[0]?.postMessage(true);
  });
}

/**
 * Reloads the page when a worker of another build takes over, because MSW ignores that worker. Forms are not asked first,
 * since they could no longer be sent. Call this before the router exists, which asks the forms.
 */
export function followWorker(): void {
  const { serviceWorker } = navigator;
  let { controller } = serviceWorker;
  let isDeaf = false;
  addEventListener('beforeunload', (event) => isDeaf && event.stopImmediatePropagation(), { capture: true });
  serviceWorker.addEventListener('controllerchange', () => {
    isDeaf = controller !== null;
    ({ controller } = serviceWorker);
    if (isDeaf) location.reload();
  });
}
