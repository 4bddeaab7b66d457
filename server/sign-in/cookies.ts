import { fastifyCookie } from '@fastify/cookie';

/** The cookies of a header, by name. */
export function readCookies(header: string | null | undefined): Readonly<Record<string, string>> {
  return fastifyCookie.parse(header ?? '');
}

/** The cookie that a header carries under this name; `undefined` where there is none, or an empty one. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  return readCookies(header)[name] || undefined;
}

/** The cookies of one console: their names, and how they are set. */
export interface ConsoleCookies {
  /** Whose value is a session's ID. */
  readonly session: string;
  /** The beginning of the names of sign-ins under way: see pending-sign-ins.ts. */
  readonly signIn: string;
  /** Set by a sign-out, until the next sign-in. */
  readonly signedOut: string;
  set(name: string, value: string, seconds: number): string;
  clear(name: string): string;
}

/**
 * The cookies of the console at this origin. Scripts can't read them, and other sites' forms and frames don't send them. A host's
 * ports share their cookies, so a name tells the port: two consoles on one host keep two sessions. On https no other host can
 * set them, either (`__Host-`). Plain http is for this machine only, where Safari keeps no Secure cookie, and so none of
 * that name.
 */
export function cookiesOf(origin: string): ConsoleCookies {
  const { protocol, port } = new URL(origin);
  const isSecure = protocol === 'https:';
  const nameOf = (what: string) => `${isSecure ? '__Host-' : ''}${what}${port === '' ? '' : `-${port}`}`;
  const attributes = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' } as const;
  const set = (name: string, value: string, maxAge: number) =>
    fastifyCookie.serialize(name, value, { ...attributes, maxAge });
  return {
    session: nameOf('session'),
    signIn: nameOf('sign-in'),
    signedOut: nameOf('signed-out'),
    set,
    clear: (name) => set(name, '', 0),
  };
}
