import type { UserCaller } from '#domain/caller.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { Answer } from '#server/browser/answer.ts';
import { type Html, html, page } from '#server/browser/page.ts';
import { singleSignOnPath, trialPath } from '#server/single-sign-on/single-sign-on-host.ts';

/** The pages between the console and an organization's provider. */

/**
 * Asks whoever is signed in whether to be signed in by an organization's provider instead. Its name alone says little: another
 * organization may have the same one.
 */
export function askToReplace(setup: SingleSignOn, name: string, caller: UserCaller, returnTo: string): Answer {
  const action = `${singleSignOnPath(setup.identifier)}?return=${encodeURIComponent(returnTo)}`;
  const body = html`<p>You are signed in as ${caller.email} (${caller.provider}). If you go on, that session ends.</p>
    ${factsOf(setup, name)}
    <p>Go on only if you meant to sign in to this organization. Its owners can see and change what you do there.</p>
    ${buttonTo(action, `Sign in to ${name}`)}
    <p><a href="${returnTo}">Stay signed in</a></p>`;
  return question(`Sign in to ${name}?`, body);
}

/** Asks whether to try an organization's settings now. */
export function askToTry(setup: SingleSignOn, name: string): Answer {
  const body = html`<p>You sign in at the provider once. In the console you stay signed in as you are.</p>
    ${factsOf(setup, name)} ${buttonTo(trialPath(setup.identifier), `Go on to ${hostOf(setup)}`)}`;
  return question('Try single sign-on', body);
}

/** Says who tries settings, to somebody else who may change them. */
export const anothersTrial: Answer = page(
  403,
  'Somebody else set this up',
  html`<h1>Somebody else set this up</h1>
    <p>
      Whoever saved the settings of single sign-on tries them. To try them yourself, save them again in Organization
      Settings.
    </p>`,
);

/**
 * Goes on to the provider after a form of ours was sent. Not by a redirect: a browser that holds the policy for forms on one, too,
 * would stop there.
 */
export function goOn(url: URL, setCookies: readonly string[]): Answer {
  const body = html`<h1>Going on to ${url.host}</h1>
    <p><a href="${url.href}">Go on by hand</a> if nothing happens.</p>`;
  const answer = page(200, `Going on to ${url.host}`, body);
  return { ...answer, headers: { ...answer.headers, refresh: `0; url=${url.href}`, 'set-cookie': [...setCookies] } };
}

function question(heading: string, body: Html): Answer {
  const answer = page(
    200,
    heading,
    html`<h1>${heading}</h1>
      ${body}`,
  );
  // Without a referrer, a browser sends "null" as the form's origin, which would count as a foreign one.
  return { ...answer, headers: { ...answer.headers, 'referrer-policy': 'same-origin' } };
}

function factsOf(setup: SingleSignOn, name: string): Html {
  return html`<dl>
    <dt>Organization</dt>
    <dd>${name}</dd>
    <dt>Identifier</dt>
    <dd>${setup.identifier}</dd>
    <dt>Provider</dt>
    <dd>${hostOf(setup)}</dd>
  </dl>`;
}

function buttonTo(action: string, words: string): Html {
  return html`<form method="post" action="${action}"><button type="submit">${words}</button></form>`;
}

function hostOf({ issuer }: SingleSignOn): string {
  return new URL(issuer).host;
}
