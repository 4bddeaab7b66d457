import { setClock } from '#mocks/clock.ts';
import { forgetFaultCalls } from '#mocks/faults.ts';
import { showPanel } from '#mocks/panel/show-panel.tsx';
import { parameterNames, readParameters, startsAnew } from '#mocks/parameters.ts';
import { followSignIns, readPersona } from '#mocks/personas.ts';
import { element } from '#mocks/plain-page.ts';
import { showProblems } from '#mocks/problem-page.ts';
import { showProviderPage } from '#mocks/provider-page.ts';
import { beginAnew } from '#mocks/reset.ts';
import { isKept } from '#mocks/scenarios.ts';
import { showSignInPage } from '#mocks/sign-in-page.ts';
import { identifierIn, showTrialPage } from '#mocks/trial-page.ts';
import { startWorker } from '#mocks/worker.ts';
import { openWorld } from '#mocks/world.ts';

/**
 * Connects the domain to the console's requests. MSW's service worker doesn't handle navigations, so the two server
 * addresses that a person can open are handled here: then the console doesn't start, and this never resolves.
 */
export async function startMocks(): Promise<void> {
  const { search, pathname } = location;
  const storage = sessionStorage;
  const isAnother = startsAnew(search, storage);
  const { parameters, problems } = readParameters(search, storage);
  if (problems.length > 0) {
    showProblems(problems);
    return never;
  }
  // With another scenario, seed or time, nothing of the stored world applies.
  if (isAnother) beginAnew(storage);
  if (new URLSearchParams(search).has('fault')) forgetFaultCalls(storage);
  readPersona(search, storage);
  hideParameters();
  if (pathname === '/auth/sign-in') {
    showSignInPage();
    return never;
  }
  const identifier = identifierIn(pathname);
  if (identifier !== undefined) {
    if (pathname.endsWith('/trial')) showTrialPage(identifier);
    else await showProviderPage(openWorld(parameters.scenario, storage), identifier, storage);
    return never;
  }
  if (pathname === '/auth/callback') {
    location.replace('/');
    return never;
  }
  if (parameters.clock) setClock(parameters.clock, storage);
  followSignIns(storage);
  if (!isKept(parameters.scenario)) await sayThatItTakesTime(parameters.scenario);
  await startWorker(parameters, storage);
  showPanel(storage);
}

/** Removes parameters that were read: otherwise every link that returns to this address would bring them back. */
function hideParameters(): void {
  const address = new URL(location.href);
  for (const name of parameterNames) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}

/** Shown before the work starts, which blocks painting. The console replaces it. */
async function sayThatItTakesTime(scenario: string): Promise<void> {
  const words = element('p', `Loading… The mocks make the world “${scenario}”, which takes some seconds.`);
  words.setAttribute('role', 'status');
  words.className = 'mock-page';
  document.getElementById('root')?.replaceChildren(words);
  // A hidden tab paints nothing.
  if (!document.hidden) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

const never = new Promise<never>(() => {});
