import { normalEmail } from '#domain/rules/email.ts';
import { parseSubject, personOf } from '#domain/rules/subject.ts';
import { counted } from '#src/lib/counted.ts';
import type { Option } from '#src/lib/match-options.ts';
import { sortRows } from '#src/lib/sort.ts';
import type { BindingsData } from '../list/bindings-data.ts';

/** A person who is bound or has signed in. */
export interface KnownPerson {
  readonly subject: string;
  /** Empty if it is unknown. */
  readonly name: string;
  readonly email: string;
  readonly provider: string;
  /** `undefined`: nobody told. */
  readonly hasSignedIn: boolean | undefined;
  readonly canSignIn: boolean;
}

/** Whom a role can be given to, as far as the person sees. */
export interface KnownSubjects {
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** Whether `people` are all: else who has signed in could not be read, and only those with a role binding are known. */
  readonly isWhole: boolean;
  /** The people with an e-mail address, in lower case: one for each provider. */
  readonly byEmail: ReadonlyMap<string, readonly KnownPerson[]>;
  /** The names of the service accounts; `undefined`: the person may not list them. */
  readonly accounts: ReadonlySet<string> | undefined;
  /** How many role bindings a subject has. */
  readonly bound: ReadonlyMap<string, number>;
  /** The provider of the person who gives the role: most people use the same one. */
  readonly usualProvider: string;
}

export type KnownSources = Pick<BindingsData, 'bindings' | 'people' | 'accounts' | 'self'>;

export function knownSubjects({ bindings, people, accounts, self }: KnownSources): KnownSubjects {
  const bound = new Map<string, number>();
  for (const { subject } of bindings) bound.set(subject, (bound.get(subject) ?? 0) + 1);
  const listed = people?.map(knownPerson) ?? [...bound.keys()].flatMap(boundPerson);
  const byEmail = new Map<string, KnownPerson[]>();
  for (const person of listed) {
    // Older forms of subjects name no e-mail address, and get no new role.
    if (personOf(person.subject) === undefined) continue;
    const email = normalEmail(person.email);
    byEmail.set(email, [...(byEmail.get(email) ?? []), person]);
  }
  return {
    people: new Map(listed.map((person) => [person.subject, person])),
    isWhole: people !== undefined,
    byEmail,
    accounts: accounts && new Set(accounts.map(({ name }) => name)),
    bound,
    usualProvider: self.provider,
  };
}

type ListedPerson = NonNullable<KnownSources['people']>[number];

function knownPerson({ subject, name, email, authProvider, userId, canSignIn }: ListedPerson): KnownPerson {
  return { subject, name, email, provider: authProvider, hasSignedIn: userId !== '', canSignIn };
}

function boundPerson(subject: string): KnownPerson[] {
  const parsed = parseSubject(subject);
  if (parsed.kind !== 'user') return [];
  const { provider, id: email } = parsed;
  return [{ subject, name: '', email, provider, hasSignedIn: undefined, canSignIn: true }];
}

/** Everybody in one list to search by name, e-mail and provider: people first, then service accounts. */
export function subjectOptions({ people, accounts = new Set(), bound }: KnownSubjects): readonly Option[] {
  // Older forms of subjects are listed, but no new role can be given to them.
  const able = Array.from(people.values()).filter(({ subject }) => personOf(subject) !== undefined);
  const persons = able.map(({ subject, name, email, provider, hasSignedIn }) => ({
    value: subject,
    label: name || email,
    description: [name && email, provider, hasSignedIn === false && 'has never signed in'].filter(Boolean).join(' · '),
    keywords: subject,
  }));
  const machines = Array.from(accounts, (name) => {
    const subject = `serviceaccount:${name}`;
    return { value: subject, label: name, description: `Service account · ${bindingWords(bound.get(subject) ?? 0)}` };
  });
  return [...sortRows(persons, ({ label }) => label), ...sortRows(machines, ({ label }) => label)];
}

function bindingWords(count: number): string {
  return count === 0 ? 'no role binding yet' : counted(count, 'role binding');
}
