import type { ProjectScope } from '#domain/rules/access.ts';
import type { GivenPermission, ScopeAccess, WhatCan } from '#domain/rules/explain/answers.ts';
import { type FactIndex, indexOf } from '#domain/rules/explain/fact-index.ts';
import { type AccessFacts, type BindingFact, completed, type Missing, type Who } from '#domain/rules/explain/facts.ts';
import { countsAt } from '#domain/rules/explain/place.ts';
import { standingOf } from '#domain/rules/explain/standing.ts';
import { toldAt } from '#domain/rules/explain/told.ts';
import { type Permission, permissions } from '#domain/rules/permissions.ts';

/** What somebody can do: every permission at every scope, each with the bindings that give it. */
export function whatCan(facts: AccessFacts, who: Who): WhatCan {
  const index = indexOf(facts);
  const standing = standingOf(facts, who);
  const { subject, token, account, barred } = standing;
  const bindings = subject === undefined || barred ? [] : index.bindingsOf(subject);
  const limit = token?.projectId ?? null;
  const scopes = [null, ...facts.projects.map(({ id }) => id)].map((projectId): ScopeAccess => {
    const isOutside = limit !== null && limit !== projectId;
    const told = isOutside || barred ? undefined : toldAt(facts, subject, projectId);
    return { projectId, permissions: givenAt(index, isOutside ? [] : bindings, projectId, told?.permissions) };
  });
  const missing = barred ? [] : doubtsOf(facts, index, subject, bindings);
  return { scopes, token, account, barred, ...completed([...standing.missing, ...missing]) };
}

/** In the catalogue's order. */
function givenAt(
  index: FactIndex,
  bindings: readonly BindingFact[],
  scope: ProjectScope,
  told: ReadonlySet<string> | undefined,
): GivenPermission[] {
  const giving = new Map<Permission, BindingFact[]>();
  for (const binding of bindings) {
    if (!countsAt(binding, scope) || binding.entity) continue;
    for (const permission of index.roleOf(binding.role).permissions) {
      const found = giving.get(permission);
      if (found) found.push(binding);
      else giving.set(permission, [binding]);
    }
  }
  return permissions
    .filter((permission) => giving.has(permission) || told?.has(permission))
    .map((permission) => ({ permission, bindings: giving.get(permission) ?? [] }));
}

function doubtsOf(
  facts: AccessFacts,
  index: FactIndex,
  subject: string | undefined,
  bindings: readonly BindingFact[],
): readonly Missing[] {
  const doubts: Missing[] = facts.complete.projects ? [] : ['projects'];
  if (subject !== undefined && !index.hasAllBindingsOf(subject)) doubts.push('bindings');
  if (bindings.some(({ role }) => index.roleOf(role).state === 'unseen')) doubts.push('roles');
  if (bindings.some(({ entity }) => entity)) doubts.push('entities');
  return doubts;
}
