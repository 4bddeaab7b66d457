import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { noBookkeeping } from '#domain/billing/bookkeeping.ts';
import type { Host } from '#domain/host.ts';
import { createIdentifiedRoutes } from '#domain/identified-routes.ts';
import { demoPlan } from '#domain/seed-ledger.ts';
import { type Endpoint, endpointsOf } from '#mocks/connect-bridge.ts';
import { faultsAtWork } from '#mocks/faults.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import { wait } from '#mocks/latency.ts';
import { noteRefusal } from '#mocks/panel/seen.ts';
import type { Parameters } from '#mocks/parameters.ts';
import { identify, provider, signOut } from '#mocks/personas.ts';
import { idsOf, tabRandom } from '#mocks/random.ts';
import { answerWorker, followWorker, serviceWorkerAddress, trustServiceWorker } from '#mocks/service-worker.ts';
import { mockSingleSignOn } from '#mocks/single-sign-on.ts';
import { followTrials } from '#mocks/trial-page.ts';
import { openWorld } from '#mocks/world.ts';

/** The address where the console expects its API. */
const prefix = import.meta.env.VITE_API_URL ?? '/api';

/** Answers the console's requests from the domain, in the browser. Resolves when it is ready for requests. */
export async function startWorker(parameters: Parameters, storage: KeyValues): Promise<void> {
  const store = openWorld(parameters.scenario, storage);
  const random = tabRandom(parameters.seed, storage);
  const host: Host = {
    store,
    clock: () => new Date(),
    ids: idsOf(parameters.seed, random),
    providers: [provider],
    identify: () => identify(store, storage),
    singleSignOn: mockSingleSignOn,
    plan: demoPlan,
    invoicePdf: () => '',
    bookkeeping: noBookkeeping,
    endSessions: async () => undefined, // a tab's person is nobody's session
    report: (error) => reportError(error),
  };
  followTrials(host);
  const routes = createIdentifiedRoutes(host);
  const withFaults = faultsAtWork(parameters.faults, storage, () => signOut(storage));
  const answerRpc = async (endpoint: Endpoint, request: Request) => {
    await wait(parameters.latency, random);
    const response = await withFaults(endpoint.rpc, () => endpoint.answer(request));
    noteRefusal(endpoint.rpc, response);
    return response;
  };
  const endpoints = new Map(endpointsOf(routes).map((endpoint) => [endpoint.path, endpoint]));
  const worker = setupWorker(
    // One handler for all RPCs: MSW tries its handlers one by one, at every request.
    http.post(`${prefix}/:service/:method`, ({ request, params: { service, method } }) => {
      const endpoint = endpoints.get(`/${String(service)}/${String(method)}`);
      return endpoint && answerRpc(endpoint, request);
    }),
    http.post('/auth/sign-out', () => {
      signOut(storage);
      return new HttpResponse(null, { status: 204 });
    }),
    // Other API requests are mistakes: they must not be answered with the console's index.html.
    http.all(`${prefix}/*`, () => HttpResponse.json({ code: 'unimplemented' }, { status: 404 })),
  );
  ignoreFailedUpdates();
  trustServiceWorker();
  answerWorker();
  followWorker();
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: serviceWorkerAddress } });
}

/** MSW asks the browser for a newer worker and drops the promise, which is rejected while a page unloads. */
function ignoreFailedUpdates(): void {
  addEventListener('unhandledrejection', (event) => {
    if (/Failed to update a ServiceWorker/.test(String(event.reason))) event.preventDefault();
  });
}
