// The service worker of the mocks: MSW's own, and what it needs to serve a page for as long as the page is there. MSW keeps
// the pages that it answers in `activeClientIds`, which scripts of one worker share.

/** What mocks/worker.ts answers. The console calls none of it before MSW has started in its page. */
const call = /\/polarsignals\.[\w.]+\/\w+$|^\/auth\/sign-out$/;

// Whoever calls is one of those pages, known or not: a worker that the browser put to sleep wakes up knowing none, and MSW
// takes leave of a page at `beforeunload`, where it may still call, or stay. Files take no way round through MSW.
addEventListener('fetch', (event) => {
  if (call.test(new URL(event.request.url).pathname)) activeClientIds.add(event.clientId);
  else if (event.request.destination !== '') event.stopImmediatePropagation();
});

const msw = '/mockServiceWorker.js';
if (self.trustedTypes) {
  trustedTypes.createPolicy('default', { createScriptURL: (address) => (address === msw ? address : null) });
}
importScripts(msw);
