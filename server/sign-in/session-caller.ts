import type { UserCaller } from '#domain/caller.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { readCookie } from '#server/sign-in/cookies.ts';
import type { Sessions } from '#server/sign-in/sessions.ts';

/**
 * The person behind a request's session cookie of this name. The session is read on every call, so that a sign-out applies at
 * once. Only people of the current provider count, whose sessions from an earlier demo open nothing, and those who came
 * through an organization's single sign-on, in that organization alone.
 */
export async function sessionCaller(
  sessions: Sessions,
  provider: string,
  cookieName: string,
  cookies: string | null | undefined,
): Promise<UserCaller | undefined> {
  const id = readCookie(cookies, cookieName);
  const user = id === undefined ? undefined : await sessions.userOf(id);
  if (!user) return undefined;
  const { email, organizationId } = user;
  // By the installation's own name nobody else signs people in, even if an organization had the name first.
  const isOwn = user.provider === provider;
  if (isOwn !== (organizationId === null)) return undefined;
  const caller = { kind: 'user', subject: userSubject(user.provider, email), provider: user.provider, email } as const;
  return organizationId === null ? caller : { ...caller, onlyIn: organizationId };
}
