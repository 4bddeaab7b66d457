import { http, type HttpHandler, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { webIds } from '#domain/ids.ts';
import { createRoutes } from '#domain/routes.ts';
import { type Endpoint, endpointsOf } from '#mocks/connect-bridge.ts';
import { faultFor, type Faults } from '#mocks/faults.ts';
import { identify, provider, signOut } from '#mocks/personas.ts';
import { openWorld } from '#mocks/world.ts';

/** Where the console looks for its API. */
const prefix = import.meta.env.VITE_API_URL ?? '/api';

/** Answers the console's requests from the domain, in the browser. Resolves when the first request may be made. */
export async function startWorker(faults: Faults): Promise<void> {
  const storage = sessionStorage;
  const store = openWorld(storage);
  const routes = createRoutes({
    store,
    clock: () => new Date(),
    ids: webIds,
    providers: [provider],
    identify: () => identify(store, storage),
    report: (error) => reportError(error),
  });
  const worker = setupWorker(
    ...endpointsOf(routes).map((endpoint) => rpcHandler(endpoint, (rpc) => faultFor(faults, rpc))),
    http.post('/auth/sign-out', () => {
      signOut(storage);
      return new HttpResponse(null, { status: 204 });
    }),
    // Whatever else is asked of the API is a mistake, and must not come back as the console's index.html.
    http.all(`${prefix}/*`, () => HttpResponse.json({ code: 'unimplemented' }, { status: 404 })),
  );
  ignoreFailedUpdates();
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
}

/** MSW asks the browser for a newer worker and drops the promise, which is rejected on a page that is being left. */
function ignoreFailedUpdates(): void {
  addEventListener('unhandledrejection', (event) => {
    if (/Failed to update a ServiceWorker/.test(String(event.reason))) event.preventDefault();
  });
}

function rpcHandler(endpoint: Endpoint, fault: (rpc: string) => Promise<Response | undefined>): HttpHandler {
  return http.post(
    prefix + endpoint.path,
    async ({ request }) => (await fault(endpoint.rpc)) ?? endpoint.answer(request),
  );
}
