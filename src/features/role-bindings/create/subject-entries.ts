import { readsAsEmail } from '#domain/rules/check-email.ts';
import { normalEmail } from '#domain/rules/email.ts';
import { checkNewSubject } from '#domain/rules/new-subject.ts';
import { parseSubject, serviceAccountSubject } from '#domain/rules/subject.ts';
import { reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import type { KnownPerson, KnownSubjects } from './known-subjects.ts';

/** One of those who shall get the role. */
export type SubjectEntry =
  /** Chosen from the list, or typed as the whole subject. */
  | { readonly kind: 'subject'; readonly subject: string }
  /** Typed or pasted. `provider` is empty while it is open which one of several people is meant. */
  | {
      readonly kind: 'email';
      readonly email: string;
      readonly provider: string;
      /** The person is still typing e-mail and provider. */
      readonly isDraft?: true;
      /** Several people have the address. The question stays, so that its answer can be changed. */
      readonly isAsked?: true;
    };

/** An e-mail address, typed or pasted. */
export type EmailEntry = Extract<SubjectEntry, { kind: 'email' }>;

/** Somebody new, whose e-mail address is still to be typed. */
export function draftEntry({ usualProvider }: KnownSubjects, email = ''): SubjectEntry {
  return { kind: 'email', email, provider: usualProvider, isDraft: true };
}

const subjectForm = /^(user|serviceaccount|oidc|oidc_user):./u;

/** Whether a text can be an entry by itself: an e-mail address, or a subject in one of its forms. */
export function isEntry(text: string): boolean {
  return readsAsEmail(text.trim()) || subjectForm.test(text.trim());
}

/** The entry for a typed text: an e-mail address, the name of a service account, or a whole subject. */
export function entryOf(text: string, known: KnownSubjects): SubjectEntry {
  const typed = text.trim();
  const parsed = parseSubject(typed);
  if (typed.startsWith('user:') && parsed.kind === 'user') {
    return { kind: 'email', email: parsed.id, provider: parsed.provider };
  }
  if (subjectForm.test(typed)) return { kind: 'subject', subject: typed };
  if (known.accounts?.has(typed)) return { kind: 'subject', subject: serviceAccountSubject(typed) };
  return { kind: 'email', email: typed, ...providerOf(typed, known) };
}

/** The entries of a pasted text: "a@acme.example, Bob <b@acme.example>"; separated by commas, semicolons or white space. */
export function entriesOf(text: string, known: KnownSubjects): readonly SubjectEntry[] {
  const parts = text.split(/[,;\n\t]+/u).flatMap((part) => {
    const [, inside] = /<([^<>]+)>/u.exec(part) ?? [];
    return inside === undefined ? part.split(/\s+/u) : [inside];
  });
  return parts.filter((part) => part.trim() !== '').map((part) => entryOf(part, known));
}

/** A draft with another e-mail address: where several people have it, the question which one is meant comes with it. */
export function withEmail<Entry extends EmailEntry>(entry: Entry, email: string, known: KnownSubjects): Entry {
  const { provider } = providerOf(email, known);
  return { ...entry, email, provider: provider === '' ? '' : entry.provider || provider };
}

/** Somebody known only with the usual provider, or not at all, needs no question. */
function providerOf(email: string, known: KnownSubjects) {
  const others = namesakes(email, known).filter(({ provider }) => provider !== known.usualProvider);
  return others.length === 0 ? { provider: known.usualProvider } : ({ provider: '', isAsked: true } as const);
}

/** The known people with this e-mail address. */
export function namesakes(email: string, { byEmail }: KnownSubjects): readonly KnownPerson[] {
  return byEmail.get(normalEmail(email)) ?? [];
}

/** The subject of an entry; `undefined` while something is missing or wrong. */
export function subjectOf(entry: SubjectEntry): string | undefined {
  if (entry.kind === 'subject') return entry.subject;
  if (entry.provider.includes(':')) return undefined;
  const checked = checkNewSubject(`user:${entry.provider.trim()}:${entry.email}`);
  return checked.ok ? checked.subject : undefined;
}

/** The subjects of all entries that are complete, each once. */
export function subjectsOf(entries: readonly SubjectEntry[]): readonly string[] {
  return [...new Set(entries.map(subjectOf).filter((subject) => subject !== undefined))];
}

/** Adds entries at the end; nobody twice. */
export function addEntries(before: readonly SubjectEntry[], more: readonly SubjectEntry[]): readonly SubjectEntry[] {
  const all = [...before, ...more];
  const names = all.map((entry) => subjectOf(entry) ?? entry);
  return all.filter((entry, at) => ('isDraft' in entry ? true : names.indexOf(names[at] ?? entry) === at));
}

/** What is wrong with an entry or still open, in words; `undefined` if nothing. */
export function whyNotYet(entry: SubjectEntry, { accounts }: KnownSubjects): string | undefined {
  if (entry.kind === 'email') return emailError(entry.email) ?? providerError(entry.provider);
  const parsed = parseSubject(entry.subject);
  const isGone = parsed.kind === 'serviceaccount' && accounts !== undefined && !accounts.has(parsed.name);
  return isGone ? `There is no service account ${parsed.name}. Create it first.` : undefined;
}

export function emailError(email: string): string | undefined {
  return reasonIn(checkNewSubject(`user:any:${email}`));
}

export function providerError(provider: string): string | undefined {
  if (provider === '') return 'Choose which one you mean.';
  // A colon would cut the provider short and push its rest into the e-mail.
  if (provider.includes(':')) return 'Enter the provider’s name without a colon.';
  return reasonIn(checkNewSubject(`user:${provider.trim()}:someone@example.com`));
}
