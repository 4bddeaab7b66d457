import type { ProjectScope } from '#domain/rules/access.ts';
import type { BeforeAndAfter } from '#domain/rules/blast-radius-change.ts';
import { type ByScope, countingAt, lostBetween, type PermissionsAt } from '#domain/rules/blast-radius-scopes.ts';
import type { FactIndex } from '#domain/rules/explain/fact-index.ts';
import type { TokenFact } from '#domain/rules/explain/facts.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';

/** What changes for whoever uses a token. */
export interface TokenRadius {
  readonly token: TokenFact;
  /** Its account's subject. */
  readonly subject: string;
  /** Whether it stops working: it is revoked, or its account is deleted. */
  readonly ends: boolean;
  readonly lost: readonly PermissionsAt[];
  readonly gained: readonly PermissionsAt[];
  /** Organization-wide losses that it still has in single projects. */
  readonly keptInProjects: readonly PermissionsAt[];
  /** Organization-wide gains that it had in single projects already. */
  readonly hadInProjects: readonly PermissionsAt[];
}

/** The tokens that stop working, or can do more or less than before. */
export function tokensIn(
  tokens: readonly TokenFact[],
  index: FactIndex,
  applied: BeforeAndAfter,
): readonly TokenRadius[] {
  return tokens.flatMap((token) => {
    const account = index.accountOf(token);
    if (!account) return [];
    const subject = serviceAccountSubject(account.name);
    const ends = applied.isRevoked(token.id, subject);
    const change = applied.subjects.get(subject);
    if (!ends && !change) return [];
    const limit = token.projectId;
    const isLimitGone = index.projectState(limit) === 'gone';
    const reach = (scopes: ByScope) => (isLimitGone ? nothing : limited(scopes, limit));
    const before = reach(applied.before.byScope(change?.before ?? index.bindingsOf(subject)));
    const after = ends || !change ? nothing : reach(applied.after.byScope(change.after));
    const { lost, kept: keptInProjects } = lostBetween(before, after);
    const { lost: gained, kept: hadInProjects } = lostBetween(after, before);
    if (!ends && lost.length === 0 && gained.length === 0) return [];
    return [{ token, subject, ends, lost, gained, keptInProjects, hadInProjects }];
  });
}

const nothing: ByScope = new Map();

/** A token limited to a project has there what its account has there, and nothing anywhere else. */
function limited(scopes: ByScope, limit: ProjectScope): ByScope {
  if (limit === null) return scopes;
  const held: Permission[] = [null, limit].flatMap((scope) => Array.from(scopes.get(scope) ?? []));
  return new Map([[limit, new Set(countingAt(limit, held))]]);
}
