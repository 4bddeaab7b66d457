import type { Who } from '#domain/rules/explain/facts.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { subjectText } from '#src/access/subject-text.ts';
import type { SubjectWords } from '#src/access/subject-words.ts';
import type { SeenFacts } from '../facts/use-seen-facts.ts';

/** Whom a question is about, as the parts of a sentence. Names are apart, so that each can be isolated. */
export interface WhoWords {
  /** The person who asks: sentences say "you". */
  readonly isSelf: boolean;
  /** "service account", "API token"; empty for a person. */
  readonly kind: string;
  readonly name: string;
  /** An e-mail beside a person's name; the account of a token. */
  readonly more: string | undefined;
  /** How a person signs in, where it has to be said. */
  readonly provider: string | undefined;
}

export function whoWords(
  who: Who,
  { facts, self, names }: Pick<SeenFacts, 'facts' | 'self' | 'names'>,
  { providerOf }: SubjectWords,
): WhoWords {
  if (who.kind === 'token') return tokenWords(who.id, facts);
  const { subject } = who;
  const { kind } = parseSubject(subject);
  const text = subjectText(subject);
  const name = names.get(subject);
  const kinds = { user: '', serviceaccount: 'service account', system: '', raw: 'subject' };
  return {
    isSelf: subject === self,
    kind: kinds[kind],
    name: name ?? (kind === 'system' ? 'the system' : text),
    more: name === undefined ? undefined : text,
    provider: providerOf(subject),
  };
}

function tokenWords(id: string, { tokens, accounts }: SeenFacts['facts']): WhoWords {
  const token = tokens.find((one) => one.id === id);
  const account = accounts.find((one) => one.id === token?.serviceAccountId);
  return { isSelf: false, kind: 'API token', name: token?.name ?? id, more: account?.name, provider: undefined };
}
