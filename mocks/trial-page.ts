import type { Host } from '#domain/host.ts';
import { saveTrial } from '#domain/single-sign-on/trial.ts';
import type { SingleSignOnTrial } from '#domain/store/single-sign-on-records.ts';
import { element, showPlainPage } from '#mocks/plain-page.ts';

type Arrived = Omit<SingleSignOnTrial, 'triedAt' | 'triedBy'>;

/** What can arrive at a trial, by the words of its button. */
const outcomes: Readonly<Record<string, Arrived>> = {
  'ada@acme.example': { email: 'ada@acme.example', emailVerified: true, groups: ['staff'], failure: '' },
  'ada@acme.example, not verified': {
    email: 'ada@acme.example',
    emailVerified: false,
    groups: [],
    failure: 'Roles are given to e-mail addresses. Verify yours with the sign-in provider, then sign in again.',
  },
};

const signInPath = /^\/sign-in\/sso\/([^/]+)(\/trial)?$/;

/** The identifier whose sign-in an address begins; `undefined` for any other address. */
export function identifierIn(pathname: string): string | undefined {
  return signInPath.exec(pathname)?.[1]?.toLowerCase();
}

/** Stands in for a provider's page at a trial: what is chosen arrives in the tabs that are open. */
export function showTrialPage(identifier: string): void {
  const buttons = Object.keys(outcomes).map((words) => {
    const button = element('button', words);
    button.type = 'button';
    button.addEventListener('click', () => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origins
      trials().postMessage({ identifier, words });
      showPlainPage('Single sign-on was tried', element('p', 'Close this window and go back to the console.'));
    });
    return button;
  });
  showPlainPage('Try single sign-on', element('p', 'Choose what arrives.'), ...buttons);
}

/** Keeps what arrives in other tabs, in this tab's world, for its person. */
export function followTrials(host: Host): void {
  trials().addEventListener(
    'message',
    ({ data }: MessageEvent<{ readonly identifier: string; readonly words: string }>) => {
      void keep(host, data.identifier, data.words);
    },
  );
}

async function keep(host: Host, identifier: string, words: string): Promise<void> {
  const setup = await host.store.singleSignOn.byIdentifier(identifier);
  const caller = await host.identify(new Headers());
  const arrived = outcomes[words];
  if (!setup || !caller || !arrived) return;
  const groups = setup.enableGroups ? arrived.groups : [];
  await saveTrial(host, caller, setup, { ...arrived, groups });
}

function trials(): BroadcastChannel {
  return new BroadcastChannel('mock-trials');
}
