// The service worker of the mocks: MSW's own, and what it needs to serve a page for as long as the page is there. MSW keeps
// the pages that it answers in `activeClientIds`, and answers with `handleRequest`; scripts of one worker share both.

/** What mocks/worker.ts answers. Files take no way round through MSW. */
const call = /\/(?:polarsignals|console)\.[\w.]+\/\w+$|^\/auth\/sign-out$/;

addEventListener('fetch', (event) => {
  const isCall = call.test(new URL(event.request.url).pathname);
  if (isCall && !activeClientIds.has(event.clientId)) event.respondWith(answerUnknown(event));
  if (event.request.destination !== '') event.stopImmediatePropagation();
});

// At `beforeunload` MSW takes leave of a page that may still wait for answers, or stay; and with the last page it unregisters
// this worker, without which the next page would have no mocks.
addEventListener('message', (event) => {
  if (event.data === 'CLIENT_CLOSED') event.stopImmediatePropagation();
});

/**
 * Of a page that MSW doesn't know: a worker that the browser put to sleep wakes up knowing none, and something else may be
 * served at this address by now.
 */
async function answerUnknown(event) {
  const { clientId, request } = event;
  if (!asked.has(clientId)) asked.set(clientId, ask(clientId));
  if (!(await asked.get(clientId))) return fetch(request);
  activeClientIds.add(clientId);
  return handleRequest(event, crypto.randomUUID(), Date.now());
}

/** By the id of a page: whether it is on mocks. Each is asked once, until the worker sleeps again. */
const asked = new Map();

/** A page that doesn't say so within three seconds (mocks/service-worker.ts) is something else, and needs no such worker. */
async function ask(clientId) {
  const isOnMocks = await answerOf(clientId);
  if (!isOnMocks && (await clients.get(clientId))) await registration.unregister();
  return isOnMocks;
}

async function answerOf(clientId) {
  const page = await clients.get(clientId);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      // Of a page that was busy for longer, too: its next calls are answered.
      asked.set(clientId, true);
      resolve(true);
    });
    port1.start();
    setTimeout(resolve, 3000, false);
    page?.postMessage({ type: 'IS_ON_MOCKS' }, [port2]);
  });
}

const msw = '/mockServiceWorker.js';
if (self.trustedTypes) {
  trustedTypes.createPolicy('default', { createScriptURL: (address) => (address === msw ? address : null) });
}
importScripts(msw);
