import { timestampDate } from '@bufbuild/protobuf/wkt';
import { parseSubject, userSubject } from '#domain/rules/subject.ts';
import type { Person } from '#proto/console/people/v1alpha1/people_pb.ts';
import type { User } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { subjectText } from '#src/access/subject-text.ts';
import type { SubjectWords } from '#src/access/subject-words.ts';
import { isolated } from '#src/lib/isolated.ts';

/** How somebody got their access. */
export type CameBy = 'invite' | 'binding';

/** A person as the pages show them. */
export interface PersonView {
  readonly subject: string;
  /** Empty without an account. */
  readonly userId: string;
  /** Empty if unknown. */
  readonly name: string;
  /** For older forms of subjects, the ID that the provider gave. */
  readonly email: string;
  readonly provider: string;
  readonly lastSignIn: Date | undefined;
  /** `undefined` where the backend doesn't say who has an account. */
  readonly hasSignedIn: boolean | undefined;
  readonly canSignIn: boolean;
  /** `undefined` where the backend doesn't say it. */
  readonly cameBy: CameBy | undefined;
  readonly isSelf: boolean;
}

/** What decides how much the list says. */
export interface PeopleContext {
  /** The subject of the person who is looking. */
  readonly self: string;
  /** Whether the backend has the list of people: else it is put together from what the public API tells. */
  readonly tellsMore: boolean;
}

/** Everybody in the list. */
export function viewsOf(people: readonly Person[], { self, tellsMore }: PeopleContext): PersonView[] {
  // Whoever reads the list has an account: if nobody has, the backend told nothing of accounts.
  const tellsAccounts = people.some(({ userId }) => userId !== '');
  return people.map(({ subject, userId, name, email, authProvider, lastLoginAt, canSignIn, cameBy }) => ({
    subject,
    userId,
    name,
    email,
    provider: authProvider,
    lastSignIn: lastLoginAt && timestampDate(lastLoginAt),
    hasSignedIn: tellsAccounts ? userId !== '' : undefined,
    canSignIn,
    cameBy: cameOf(cameBy, tellsMore),
    isSelf: subject === self,
  }));
}

function cameOf(inviteId: string, tellsMore: boolean): CameBy | undefined {
  if (inviteId !== '') return 'invite';
  return tellsMore ? 'binding' : undefined;
}

/** The person who is looking, for whoever may not list the others. */
export function viewOfSelf({ id, name, email, authProvider, lastLoginAt }: User): PersonView {
  return {
    subject: userSubject(authProvider, email),
    userId: id,
    name,
    email,
    provider: authProvider,
    lastSignIn: lastLoginAt && timestampDate(lastLoginAt),
    hasSignedIn: true,
    canSignIn: true,
    cameBy: undefined,
    isSelf: true,
  };
}

/** Somebody who is not in the list: they were removed, or never had access. */
export function viewOfStranger(subject: string): PersonView {
  const parsed = parseSubject(subject);
  return {
    subject,
    userId: '',
    name: '',
    email: subjectText(subject),
    provider: parsed.kind === 'user' ? parsed.provider : '',
    lastSignIn: undefined,
    hasSignedIn: undefined,
    canSignIn: true,
    cameBy: undefined,
    isSelf: false,
  };
}

/** In a sentence: two people can have one name, so the e-mail stands beside it, and the provider where it has to be said. */
export function personPhrase(
  { name, subject }: Pick<PersonView, 'name' | 'subject'>,
  { within, providerOf }: SubjectWords,
): string {
  if (name === '') return within(subject);
  const [email, provider] = [subjectText(subject), providerOf(subject)];
  return `${isolated(name)} (${isolated(email)}${provider === undefined ? '' : `, ${isolated(provider)}`})`;
}
