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

/** The worker asks a page that it doesn't know, because it has slept, before it sends it a call to answer. */
export function answerWorker(): void {
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ type?: string }>) => {
    if (event.data.type === 'IS_ON_MOCKS') event.ports[0]?.postMessage(true);
  });
}

/**
 * To a worker of another build, which takes over while the page is open, MSW is deaf: the page begins anew with it, and a
 * form in it has no say, for nothing in it could be sent any more. Called before the router is there, which asks the forms.
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
