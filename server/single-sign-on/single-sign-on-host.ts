import type { SingleSignOnHost } from '#domain/single-sign-on/host.ts';
import type { TokenSeal } from '#server/database/token-seal.ts';
import type { Sessions } from '#server/sign-in/sessions.ts';
import type { GuardOptions } from '#server/single-sign-on/guarded-fetch.ts';
import { readIssuer } from '#server/single-sign-on/read-issuer.ts';

interface HostParts {
  /** Seals secrets; without a key it seals none. */
  readonly secrets: TokenSeal;
  readonly guard: GuardOptions;
  readonly sessions: Sessions;
  /** The origin that browsers see, once the server listens. */
  readonly origin: () => string;
}

/** What this server lends to single sign-on. */
export function singleSignOnHost({ secrets, guard, sessions, origin }: HostParts): SingleSignOnHost {
  const loginUrl = (identifier: string) => origin() + singleSignOnPath(identifier);
  const canSeal = secrets.seal('', '') !== null;
  return {
    unavailable: canSeal
      ? ''
      : 'This server has no key to keep the client secret with. Its operator can set one (SSO_KEY), then single sign-on can be set up.',
    plainIssuers: guard.allowPrivate,
    seal(secret, organizationId) {
      const sealed = secrets.seal(secret, sealedFor(organizationId));
      if (sealed === null) throw new Error('there is no SSO_KEY');
      return sealed;
    },
    canOpen: (sealed, organizationId) => secrets.open(sealed, sealedFor(organizationId)) !== '',
    readIssuer: (issuer) => readIssuer(issuer, guard),
    redirectUrl: (organizationId) => redirectUrl(origin(), organizationId),
    loginUrl,
    trialUrl: (identifier) => origin() + trialPath(identifier),
    endSessions: (organizationId) => sessions.endThrough(organizationId),
  };
}

/** What a client's secret is sealed for: no other organization's record can be given it. */
export function sealedFor(organizationId: string): string {
  return `single sign-on of ${organizationId}`;
}

/**
 * Where the issuer of an organization sends people back to. Each has an address of its own: an issuer that sends somebody on to
 * another one, to be given what that one answers, gets nothing, because the answer comes in at the other one's address.
 */
export function redirectUrl(origin: string, organizationId: string): string {
  return `${origin}/auth/callback/${organizationId}`;
}

/** The address that begins a sign-in through single sign-on. */
export function singleSignOnPath(identifier: string): string {
  return `/sign-in/sso/${encodeURIComponent(identifier)}`;
}

/** The address that offers to try the settings. */
export function trialPath(identifier: string): string {
  return `${singleSignOnPath(identifier)}/trial`;
}
