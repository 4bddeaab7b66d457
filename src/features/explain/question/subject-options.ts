import { checkEmail } from '#domain/rules/check-email.ts';
import type { Who } from '#domain/rules/explain/facts.ts';
import { parseSubject, serviceAccountSubject, type Subject, userSubject } from '#domain/rules/subject.ts';
import { subjectKindWords, subjectText } from '#src/access/subject-text.ts';
import { byLabel } from '#src/lib/by-name.ts';
import type { Option } from '#src/lib/match-options.ts';
import type { SeenFacts } from '../facts/use-seen-facts.ts';

/** One value for a field: a subject, or a token's ID with a mark in front. */
export function valueOf(who: Who): string {
  return who.kind === 'token' ? `${tokenMark}${who.id}` : who.subject;
}

/** The inverse of `valueOf`. */
export function whoOf(value: string): Who {
  return value.startsWith(tokenMark)
    ? { kind: 'token', id: value.slice(tokenMark.length) }
    : { kind: 'subject', subject: value };
}

/** No subject begins with a colon: a form stands before the first one. */
const tokenMark = ':token:';

type Seen = Pick<SeenFacts, 'facts' | 'self' | 'names'>;

/**
 * Everybody that a question can be about: the person who asks, people, service accounts, API tokens, and whoever else has a
 * role binding. `asked` is always among them, also if it is in no list.
 */
export function subjectOptions(seen: Seen, asked: Who | undefined): Option[] {
  const options = [...ownOption(seen), ...listedOptions(seen)];
  const value = asked && valueOf(asked);
  if (!asked || value === undefined || options.some((option) => option.value === value)) return options;
  return [
    ...options,
    { value, label: asked.kind === 'token' ? asked.id : subjectText(asked.subject), description: unlisted(asked) },
  ];
}

/**
 * Somebody who is in no list, typed as a whole subject or as an e-mail address.
 * @param self whose provider an address is taken with
 */
export function typedSubject(typed: string, self: string | undefined): Option | undefined {
  const own = parseSubject(self ?? '');
  const email = own.kind === 'user' && !typed.includes(':') && checkEmail(typed);
  const isOwn = email && email.ok;
  const value = isOwn ? userSubject(own.provider, email.email) : typed;
  if (!isOwn && !/^\w+:\S+$/u.test(typed)) return undefined;
  return { value, label: subjectText(value), description: unlisted({ kind: 'subject', subject: value }) };
}

function unlisted(who: Who): string {
  return who.kind === 'token' ? 'API token that isn’t listed' : unlistedSubject(parseSubject(who.subject));
}

/** The provider is said as in the options that are listed. */
function unlistedSubject(parsed: Subject): string {
  const words = `${subjectKindWords[parsed.kind]} that isn’t listed`;
  return parsed.kind === 'user' ? `${words} · ${parsed.provider}` : words;
}

function ownOption({ self, names }: Seen): Option[] {
  if (self === undefined) return [];
  const name = names.get(self);
  const email = subjectText(self);
  return [{ value: self, label: name ? `Me (${name})` : 'Me', description: email, keywords: 'I myself' }];
}

function listedOptions({ facts, self, names }: Seen): Option[] {
  const accounts = new Map(facts.accounts.map((account) => [account.id, account.name]));
  const subjects = new Set([
    ...facts.people.map(({ subject }) => subject),
    ...facts.accounts.map(({ name }) => serviceAccountSubject(name)),
    ...facts.bindings.map(({ subject }) => subject),
  ]);
  const all = Array.from(subjects)
    .filter((subject) => subject !== self && subject !== '')
    .map((subject) => optionOf(subject, names));
  const tokens = facts.tokens.map(({ id, name, serviceAccountId }): Option => {
    const account = accounts.get(serviceAccountId);
    return {
      value: `${tokenMark}${id}`,
      label: name,
      description: account ? `API token of ${account}` : 'API token',
      keywords: id,
    };
  });
  const ofKind = (kinds: readonly string[]) =>
    all.filter(({ value }) => kinds.includes(parseSubject(value).kind)).toSorted(byLabel);
  return [
    ...ofKind(['user']),
    ...ofKind(['serviceaccount']),
    ...tokens.toSorted(byLabel),
    ...ofKind(['system', 'raw']),
  ];
}

/** People with one name are told apart by their e-mail, and those with one e-mail by their provider. */
function optionOf(subject: string, names: ReadonlyMap<string, string>): Option {
  const parsed = parseSubject(subject);
  const text = subjectText(subject);
  if (parsed.kind !== 'user') return { value: subject, label: text, description: subjectKindWords[parsed.kind] };
  const name = names.get(subject);
  return {
    value: subject,
    label: name ?? text,
    description: `${name ? `${text} · ` : 'Person · '}${parsed.provider}`,
    keywords: subject,
  };
}
