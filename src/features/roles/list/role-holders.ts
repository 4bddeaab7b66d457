import { parseSubject } from '#domain/rules/subject.ts';
import { counted, formatCount } from '#src/lib/counted.ts';

/** How many different subjects have a role, by their kind. */
export interface Holders {
  readonly people: number;
  readonly accounts: number;
  /** Subjects of older data that are neither. */
  readonly others: number;
}

const nobody: Holders = { people: 0, accounts: 0, others: 0 };

/** The holders of each role, by its reference. Reads each role binding once: there can be 100,000. */
export function holdersOf(
  bindings: readonly { readonly subject: string; readonly role: string }[],
): (reference: string) => Holders {
  const subjects = new Map<string, Set<string>>();
  for (const { role, subject } of bindings) {
    const of = subjects.get(role);
    if (of) of.add(subject);
    else subjects.set(role, new Set([subject]));
  }
  const counts = new Map(Array.from(subjects, ([role, of]) => [role, countOf(of)]));
  return (reference) => counts.get(reference) ?? nobody;
}

function countOf(subjects: ReadonlySet<string>): Holders {
  const kinds = Array.from(subjects, (subject) => parseSubject(subject).kind);
  const people = kinds.filter((kind) => kind === 'user').length;
  const accounts = kinds.filter((kind) => kind === 'serviceaccount').length;
  return { people, accounts, others: kinds.length - people - accounts };
}

/** All holders, for sorting. */
export function holderCount({ people, accounts, others }: Holders): number {
  return people + accounts + others;
}

/** "2 people, 1 account", "Nobody". */
export function holderWords(holders: Holders): string {
  const { people, accounts, others } = holders;
  if (holderCount(holders) === 0) return 'Nobody';
  const parts = [
    people > 0 && (people === 1 ? '1 person' : `${formatCount(people)} people`),
    accounts > 0 && counted(accounts, 'account'),
    others > 0 && counted(others, 'other'),
  ];
  return parts.filter(Boolean).join(', ');
}
