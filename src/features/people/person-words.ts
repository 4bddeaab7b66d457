import { personOf } from '#domain/rules/subject.ts';
import type { CameBy, PersonView } from './person-view.ts';

export const cameByWords: Readonly<Record<CameBy, string>> = { invite: 'Invite', binding: 'Role binding' };

/** Why nobody can sign in as this person; `undefined` if somebody can. */
export function whyNoSignIn({ subject, provider, canSignIn }: PersonView): string | undefined {
  if (canSignIn) return undefined;
  const because = personOf(subject)
    ? `people can’t sign in with ${provider} here`
    : 'this is an older form of subject, which matches nobody who signs in';
  return `Nobody can sign in as this person: ${because}. Their roles have no effect.`;
}
