import type { Barred } from '#domain/rules/explain/answers.ts';
import { type FactIndex, indexOf } from '#domain/rules/explain/fact-index.ts';
import type { AccessFacts, AccountFact, Missing, TokenFact, Who } from '#domain/rules/explain/facts.ts';
import { parseSubject, serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';

/** Who acts, before any binding is looked at. */
export interface Standing {
  /** The subject of the bindings that count; `undefined` for a token whose account is unknown. */
  readonly subject: string | undefined;
  readonly account: AccountFact | undefined;
  readonly token: TokenFact | undefined;
  /** Why nobody can act as this. */
  readonly barred: Barred | undefined;
  /** What was not found in an incomplete list, so that somebody may or may not be able to act as this. */
  readonly missing: readonly Missing[];
}

/** Finds out whether anybody can act as `who`. */
export function standingOf(facts: AccessFacts, who: Who): Standing {
  const index = indexOf(facts);
  return who.kind === 'token' ? standingOfToken(facts, index, who.id) : standingOfSubject(facts, index, who.subject);
}

const nobody = { subject: undefined, account: undefined, token: undefined, barred: undefined, missing: [] };

function standingOfToken(facts: AccessFacts, index: FactIndex, id: string): Standing {
  const token = index.tokenWith(id);
  if (!token) {
    if (!facts.complete.tokens) return { ...nobody, missing: ['tokens'] };
    return { ...nobody, barred: { kind: 'account-missing', what: 'token' } };
  }
  const account = index.accountOf(token);
  if (account) return { ...nobody, subject: serviceAccountSubject(account.name), account, token };
  if (!facts.complete.accounts) return { ...nobody, token, missing: ['accounts'] };
  return { ...nobody, token, barred: { kind: 'account-missing', what: 'account' } };
}

function standingOfSubject(facts: AccessFacts, index: FactIndex, subject: string): Standing {
  const own = { ...nobody, subject };
  const parsed = parseSubject(subject);
  if (parsed.kind === 'serviceaccount') {
    const account = index.accountNamed(parsed.name);
    if (account) return { ...own, account };
    if (!facts.complete.accounts) return { ...own, missing: ['accounts'] };
    return { ...own, barred: { kind: 'account-missing', what: 'account' } };
  }
  // Whoever asks about themselves is signed in.
  if (facts.told?.subject === subject) return own;
  const told = index.personAt(subject)?.canSignIn;
  if (told === true) return own;
  if (parsed.kind !== 'user' || subject !== userSubject(parsed.provider, parsed.id)) {
    return { ...own, barred: { kind: 'cannot-sign-in', because: 'spelling' } };
  }
  const canSignIn = told ?? index.canSignInWith(parsed.provider);
  if (canSignIn === false) return { ...own, barred: { kind: 'cannot-sign-in', because: 'provider' } };
  return canSignIn ? own : { ...own, missing: ['people'] };
}
