import { normalEmail } from '#domain/rules/email.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { matchWords } from '#src/access/subject-match.ts';
import type { KnownSubjects } from './known-subjects.ts';

/** What to know of a subject before it gets a role. */
export interface SubjectFacts {
  /** In words, most telling first. */
  readonly words: readonly string[];
  /** Those of the words that matter more, the more a role allows. */
  readonly risks: readonly string[];
}

export function factsOf(subject: string, known: KnownSubjects): SubjectFacts {
  const parsed = parseSubject(subject);
  if (parsed.kind !== 'user' || !subject.startsWith('user:')) {
    return parsed.kind === 'serviceaccount'
      ? accountFacts(parsed.name, known)
      : { words: [matchWords(subject)], risks: [] };
  }
  const person = known.people.get(subject);
  const hasNeverSignedIn = person ? person.hasSignedIn === false : known.isWhole;
  const outside = outsideWords(subject, parsed.id, known);
  const risks = [
    person?.canSignIn === false && `nobody can sign in with ${parsed.provider} here`,
    hasNeverSignedIn && 'has never signed in',
    outside,
  ].filter((words) => words !== false);
  const isNew = !person && `new here, signs in with ${parsed.provider}`;
  return { words: [isNew, ...risks].filter((words) => words !== false), risks };
}

/** An account can be called like a person, by anybody who may create accounts. */
function accountFacts(name: string, { byEmail }: KnownSubjects): SubjectFacts {
  const namesake = byEmail.has(normalEmail(name))
    ? 'named like a person here, but not that person'
    : 'its name reads like an e-mail address';
  const risks = name.includes('@') ? [namesake] : [];
  return { words: ['service account', ...risks], risks };
}

/** "the first person outside acme.example": most people have an e-mail address of one domain. */
function outsideWords(subject: string, email: string, { people }: KnownSubjects): string | false {
  const counts = new Map<string, number>();
  for (const other of people.values()) {
    const theirs = domainOf(other.email);
    if (theirs === undefined || other.subject === subject || !other.subject.startsWith('user:')) continue;
    counts.set(theirs, (counts.get(theirs) ?? 0) + 1);
  }
  const [home, ...others] = [...counts].toSorted(([, a], [, b]) => b - a).map(([domain]) => domain);
  const domain = domainOf(email);
  if (home === undefined || domain === undefined || domain === home) return false;
  return others.length === 0 ? `the first person outside ${home}` : `outside ${home}`;
}

function domainOf(email: string): string | undefined {
  const [, domain] = /@([^@]+)$/u.exec(email.toLowerCase()) ?? [];
  return domain;
}
