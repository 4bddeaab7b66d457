import { parseSubject, personOf } from '#domain/rules/subject.ts';
import { isolated } from '#src/lib/isolated.ts';
import { fewOf } from './few-of.ts';

/** Names subjects in sentences, so that no two of them read the same. */
export interface SubjectWords {
  /** "rosa@acme.example", "rosa@acme.example (google)", "service account ci-main". */
  readonly within: (subjects: string | readonly string[]) => string;
  /** The same at the start of a sentence: "Service account ci-main". */
  readonly first: (subjects: string | readonly string[]) => string;
  /** The provider of a person, where it has to be said. */
  readonly providerOf: (subject: string) => string | undefined;
}

/**
 * @param usualProvider said only where another one has the same e-mail address; `undefined`: every provider is said
 * @param shared the e-mail addresses that several known people have, from one provider each
 */
export function subjectWords(usualProvider: string | undefined, shared: ReadonlySet<string>): SubjectWords {
  const providerOf = (subject: string) => {
    const parsed = parseSubject(subject);
    if (parsed.kind !== 'user') return undefined;
    // Older forms match nobody who signs in, whatever the provider.
    if (!personOf(subject)) return subject.slice(0, -parsed.id.length - 1);
    return parsed.provider === usualProvider && !shared.has(parsed.id) ? undefined : parsed.provider;
  };
  const wordsOf = (subject: string): readonly [kind: string, name: string] => {
    const parsed = parseSubject(subject);
    switch (parsed.kind) {
      case 'system':
        return ['the', 'system'];
      case 'serviceaccount':
        return ['service account', isolated(parsed.name)];
      case 'user': {
        const provider = providerOf(subject);
        return ['', provider === undefined ? isolated(parsed.id) : `${isolated(parsed.id)} (${isolated(provider)})`];
      }
      case 'raw':
        return parsed.raw === '' ? ['an', 'unknown subject'] : ['subject', isolated(parsed.raw)];
      default:
        return parsed satisfies never;
    }
  };
  const within = (subject: string) => wordsOf(subject).join(' ').trimStart();
  const first = (subject: string) => {
    const [kind, name] = wordsOf(subject);
    // The name itself stays as it is written.
    return kind === '' ? name : `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
  };
  return {
    within: (subjects) => (typeof subjects === 'string' ? within(subjects) : fewOf(subjects.map(within))),
    first: (subjects) =>
      typeof subjects === 'string'
        ? first(subjects)
        : fewOf(subjects.map((subject, at) => (at === 0 ? first(subject) : within(subject)))),
    providerOf,
  };
}

/** The e-mail addresses that several of these subjects have, each from another provider. */
export function sharedEmails(subjects: Iterable<string>): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const subject of new Set(subjects)) {
    const email = personOf(subject)?.email;
    if (email === undefined) continue;
    if (seen.has(email)) shared.add(email);
    seen.add(email);
  }
  return shared;
}
