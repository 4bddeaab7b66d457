import type { UserCaller } from '#domain/caller.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { readCookie } from '#server/sign-in/cookies.ts';
import type { Sessions } from '#server/sign-in/sessions.ts';

/**
 * The person behind a request's session cookie of this name. The session is read on every call, so that a sign-out applies at
 * once. Only people of the current provider count: sessions from an earlier demo open nothing.
 */
export async function sessionCaller(
  sessions: Sessions,
  provider: string,
  cookieName: string,
  cookies: string | null | undefined,
): Promise<UserCaller | undefined> {
  const id = readCookie(cookies, cookieName);
  const user = id === undefined ? undefined : await sessions.userOf(id);
  if (user?.provider !== provider) return undefined;
  return { kind: 'user', subject: userSubject(provider, user.email), provider, email: user.email };
}
