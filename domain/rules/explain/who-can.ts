import type { ProjectScope } from '#domain/rules/access.ts';
import type { Holder, WhoCan } from '#domain/rules/explain/answers.ts';
import { type FactIndex, indexOf } from '#domain/rules/explain/fact-index.ts';
import { type AccessFacts, type AccountFact, completed, type Missing } from '#domain/rules/explain/facts.ts';
import { countsAt, gives } from '#domain/rules/explain/place.ts';
import { standingOf } from '#domain/rules/explain/standing.ts';
import type { Permission } from '#domain/rules/permissions.ts';

/** Who can do something in a project or, for `null`, in the whole organization. Each binding is read once. */
export function whoCan(facts: AccessFacts, permission: Permission, projectId: ProjectScope): WhoCan {
  const index = indexOf(facts);
  const isProjectGone = index.projectState(projectId) === 'gone';
  const missing = new Set<Missing>(facts.complete.bindings === true ? [] : ['bindings']);
  if (index.projectState(projectId) === 'unseen') missing.add('projects');
  const holders: Holder[] = [];
  const barred: WhoCan['barred'][number][] = [];
  for (const [subject, own] of isProjectGone ? [] : index.bySubject) {
    const counting = own.filter((binding) => countsAt(binding, projectId));
    const bindings = counting.filter((binding) => gives(index, binding, permission));
    for (const { role, entity } of counting) {
      const { state, permissions } = index.roleOf(role);
      if (state === 'unseen') missing.add('roles');
      if (entity && permissions.has(permission)) missing.add('entities');
    }
    if (bindings.length === 0) continue;
    const standing = standingOf(facts, { kind: 'subject', subject });
    for (const fact of standing.missing) missing.add(fact);
    if (standing.barred) barred.push({ subject, bindings, why: standing.barred });
    else holders.push({ subject, bindings, ...meansOf(index, subject, standing.account, projectId) });
  }
  if (!facts.complete.tokens && holders.some(({ account }) => account)) missing.add('tokens');
  return { holders, barred, isProjectGone, ...completed(missing) };
}

/** By what a subject acts: a person by signing in, an account by its tokens. */
function meansOf(
  index: FactIndex,
  subject: string,
  account: AccountFact | undefined,
  projectId: ProjectScope,
): Pick<Holder, 'account' | 'tokens' | 'limitedTokens' | 'hasSignedIn'> {
  const all = account ? index.tokensOf(account) : [];
  return {
    account,
    tokens: all.filter((token) => countsAt(token, projectId)),
    limitedTokens: all.filter((token) => !countsAt(token, projectId)),
    hasSignedIn: index.personAt(subject)?.hasSignedIn,
  };
}
