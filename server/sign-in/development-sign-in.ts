import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { people } from '#domain/seed.ts';
import { type Answer, pathOf, send, words } from '#server/browser/answer.ts';
import { html, page } from '#server/browser/page.ts';
import { demoPeople, developmentPath, interactionPath, providerSession } from '#server/sign-in/development-provider.ts';
import { refusals, signInFailed, signInPath } from '#server/sign-in/sign-in-failed.ts';

const largestForm = 4096; // bytes
const rememberedSession = new RegExp(`${providerSession}[^;=]*=[^;]*;? ?`, 'g');

/** What each person of the demo is good for. */
const abilities: Readonly<Record<string, string>> = {
  [people.owner.email]: 'Owns Acme and can do everything.',
  [people.viewer.email]: 'Can see everything except billing and invites. Can’t change anything.',
  [people.writer.email]: 'Can see what a viewer sees, and send profiles and debug info.',
  [people.billing.email]: 'Can see and change billing only.',
  [people.newcomer.email]: 'Just signed up. Has no role yet.',
  [people.globexOwner.email]: 'Owns Globex, where the owner of Acme can only see.',
};

/** Answers a request to the development provider or to its one page. */
export async function serveDevelopmentProvider(
  provider: Provider,
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
): Promise<void> {
  if (pathOf(request).startsWith(interactionPath)) return interact(provider, request, response);
  // Drops the provider's session: else it would skip the question, or ask to sign out before another person signs in.
  request.headers.cookie = (request.headers.cookie ?? '').replace(rememberedSession, '');
  // It always asks for the account, and knows no word for it.
  // A mounted application expects the whole address here; the provider derives its own addresses from the difference.
  request.originalUrl = (request.url ?? '').replace(/([?&])prompt=select_account(&|$)/, '$1');
  request.url = request.originalUrl.slice(developmentPath.length);
  await provider.callback()(request, response);
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    return send(request, response, ended(request.headers.cookie));
  }
  if (request.method === 'GET') return send(request, response, choice(pathOf(request)));
  if (request.method !== 'POST') return send(request, response, words(405, 'Only GET and POST are answered here.'));
  const email = new URLSearchParams(await bodyOf(request)).get('email') ?? '';
  if (!demoPeople.some((person) => person.email === email)) {
    return send(request, response, words(400, 'There is no such person in the demo.'));
  }
  await provider.interactionFinished(request, response, { login: { accountId: email, remember: false } });
}

/** A question that was answered before, or is too old. The way back knows whether the browser has signed in by now. */
function ended(cookies: string | undefined): Answer {
  if (cookies === undefined) return signInFailed(refusals.expired, signInPath('/'), 'dev-oidc', []);
  return { status: 303, headers: { location: '/auth/callback', 'cache-control': 'no-store' } };
}

/** A button named by the e-mail alone; the text below it says who that is, and is its description. */
function choice(action: string): Answer {
  const buttons = demoPeople.map(
    ({ email, name }) =>
      html`<li>
        <button type="submit" name="email" value="${email}" aria-describedby="${email}">${email}</button>
        <p id="${email}"><b>${name}</b> · ${abilities[email] ?? ''}</p>
      </li>`,
  );
  const body = html`<h1>Sign in to the demo</h1>
    <p>Choose a person to continue as. There is no password, because only this machine can reach this page.</p>
    <form method="post" action="${action}">
      <ul>
        ${buttons}
      </ul>
    </form>`;
  const answer = page(200, 'Sign in', body);
  // Without a referrer, a browser sends "null" as the form's origin, which would count as a foreign one.
  return { ...answer, headers: { ...answer.headers, 'referrer-policy': 'same-origin' } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestForm) throw new Error('the form is too large');
  }
  return text;
}
