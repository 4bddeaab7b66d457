// The service worker of the mocks: MSW's own, and what it needs to serve pages that come, go and rest. MSW keeps the pages
// that it answers in `activeClientIds`, which scripts of one worker share.

// Who calls is one of them, known or not: a worker that the browser has put to sleep wakes up knowing none. The console
// calls nobody before MSW has started in its page. Files are not mocked, and take no way round through MSW.
addEventListener('fetch', (event) => {
  if (event.request.destination === '') activeClientIds.add(event.clientId);
  else event.stopImmediatePropagation();
});

// MSW takes leave of a page at `beforeunload`, where it may still call, or stay because the person wants it to; and ends
// this worker with the last page, which a reload would have to start anew.
addEventListener('message', (event) => {
  if (event.data === 'CLIENT_CLOSED') event.stopImmediatePropagation();
});

const msw = '/mockServiceWorker.js';
if (self.trustedTypes) {
  trustedTypes.createPolicy('default', { createScriptURL: (address) => (address === msw ? address : null) });
}
importScripts(msw);
