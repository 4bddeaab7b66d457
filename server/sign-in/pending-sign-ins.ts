import { createHash } from 'node:crypto';
import type { Clock } from '#domain/host.ts';
import { returnPath } from '#domain/rules/return-path.ts';
import { type ConsoleCookies, readCookies } from '#server/sign-in/cookies.ts';
import type { PendingSignIn } from '#server/sign-in/oidc-client.ts';

const life = 10 * 60_000; // ms
/**
 * In seconds. The way back outlives the sign-in: a tab may wait overnight at the provider, and an invite's link must not be lost.
 * Once the sign-in has ended, it is for a reload only.
 */
const returnLife = 24 * 60 * 60;
const endedLife = 60 * 60;
/** A browser sends all of them with every request, and servers take only some kilobytes of headers. */
const most = 8;
const mostBytes = 4000;

/** A sign-in at an organization's own provider, as it began. */
export interface OrganizationSignIn {
  readonly organizationId: string;
  /** The version of the settings. With others it can't be finished. */
  readonly version: number;
  /** `replace`: of somebody who agreed to be signed out as who they were. `try`: the settings are tried; nobody is signed in. */
  readonly purpose: (typeof purposes)[number];
}

const purposes = ['sign-in', 'replace', 'try'] as const;

/** A sign-in that this browser started. */
export interface StartedSignIn {
  readonly pending: PendingSignIn;
  readonly returnTo: string;
  /** `undefined`: at the installation's own provider. */
  readonly ofOrganization?: OrganizationSignIn | undefined;
}

/** What the browser still knows of a sign-in. */
export interface KeptSignIn {
  /** `undefined`: it has ended, well or not, or has taken too long. */
  readonly pending: PendingSignIn | undefined;
  /** Where it was to lead: a path of this console. */
  readonly returnTo: string;
  /** `undefined`: it was at the installation's own provider. */
  readonly ofOrganization: OrganizationSignIn | undefined;
}

/**
 * The sign-ins that a browser has under way, each in a cookie of its own: tabs don't disturb each other. In cookies, nobody
 * can be made to finish another person's sign-in (login CSRF), and strangers who open the sign-in page fill no table of ours.
 */
export function pendingSignIns(cookies: ConsoleCookies, clock: Clock) {
  const nameOf = (state: string) =>
    `${cookies.signIn}-${createHash('sha256').update(state).digest('hex').slice(0, 16)}`;

  /** Those under way first, and of these the newest. */
  function keptIn(header: string | undefined) {
    return Object.entries(readCookies(header))
      .filter(
        ([name]) =>
          name.startsWith(`${cookies.signIn}-`) && /^[0-9a-f]{16}$/.test(name.slice(cookies.signIn.length + 1)),
      )
      .map(([name, value]) => read(name, value))
      .toSorted((one, other) => Number(one.hasEnded) - Number(other.hasEnded) || other.at - one.at);
  }

  function cookieOf({ pending, returnTo, ofOrganization }: StartedSignIn, seconds: number): string {
    const { state, nonce, verifier } = pending;
    const path = Buffer.from(returnTo).toString('base64url');
    const value = [state, nonce, verifier, clock().getTime(), path, textOf(ofOrganization)].join('.');
    return cookies.set(nameOf(state), value, seconds);
  }

  return {
    /** The cookies that keep a started sign-in, and remove the oldest where there are too many. */
    keep(header: string | undefined, started: StartedSignIn): readonly string[] {
      const made = cookieOf(started, returnLife);
      let [count, bytes] = [1, made.length];
      const surplus = keptIn(header).filter(({ name, value }) => {
        [count, bytes] = [count + 1, bytes + name.length + value.length];
        return count > most || bytes > mostBytes;
      });
      return [made, ...surplus.map(({ name }) => cookies.clear(name))];
    },

    /**
     * The sign-in of this state. For a state that the browser doesn't know, or none: where its newest sign-in was to lead, as
     * some providers tell a failure without the state. Nothing in a cookie is believed: the way back is checked, like a link's.
     */
    find(header: string | undefined, state: string | null): KeptSignIn {
      const all = keptIn(header);
      const own =
        state === null ? undefined : all.find(({ name, pending }) => name === nameOf(state) && pending.state === state);
      const isUsable = own !== undefined && !own.hasEnded && clock().getTime() - own.at <= life;
      const [newest] = all;
      const { returnTo, ofOrganization } = own ?? newest ?? {};
      return { pending: isUsable ? own.pending : undefined, returnTo: returnPath(returnTo), ofOrganization };
    },

    /** Ends a sign-in, whatever its result: it can't be finished again. Only where it led stays, for who comes back. */
    end(state: string, returnTo: string, ofOrganization?: OrganizationSignIn): string {
      return cookieOf({ pending: { state, nonce: '', verifier: '' }, returnTo, ofOrganization }, endedLife);
    },
  };
}

function read(name: string, value: string) {
  const [state = '', nonce = '', verifier = '', at = '', path = '', organization = ''] = value.split('.');
  const returnTo = Buffer.from(path, 'base64url').toString();
  const ofOrganization = organizationSignInOf(organization);
  return {
    name,
    value,
    pending: { state, nonce, verifier },
    hasEnded: nonce === '',
    at: Number(at),
    returnTo,
    ofOrganization,
  };
}

function textOf(signIn: OrganizationSignIn | undefined): string {
  return signIn ? `${signIn.organizationId}~${signIn.version}~${signIn.purpose}` : '';
}

function organizationSignInOf(text: string): OrganizationSignIn | undefined {
  const [organizationId = '', version = '', word] = text.split('~');
  const purpose = purposes.find((known) => known === word) ?? 'sign-in';
  return organizationId === '' ? undefined : { organizationId, version: Number(version), purpose };
}
