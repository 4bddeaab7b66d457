import { readFaults } from '#mocks/faults.ts';
import { readPersona } from '#mocks/personas.ts';
import { showSignInPage } from '#mocks/sign-in-page.ts';
import { startWorker } from '#mocks/worker.ts';

/**
 * Puts the domain behind the console's requests. Navigations pass no service worker of MSW's, so the two addresses of the
 * server that a person opens are answered here: then the console does not start, and this never resolves.
 */
export async function startMocks(): Promise<void> {
  const { search, pathname } = location;
  readPersona(search, sessionStorage);
  const faults = readFaults(search, sessionStorage);
  hideParameters();
  if (pathname === '/auth/sign-in') {
    showSignInPage();
    return never;
  }
  if (pathname === '/auth/callback') {
    location.replace('/');
    return never;
  }
  return startWorker(faults);
}

/** They have been read. Left in the address, they would come back with every link that returns to it. */
function hideParameters(): void {
  const address = new URL(location.href);
  for (const name of ['as', 'fault', 'delay']) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}

const never = new Promise<never>(() => {});
