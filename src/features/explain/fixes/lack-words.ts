import type { Lack } from '#domain/rules/explain/fix.ts';
import { type Projects, scopePhrase } from '#src/access/scope-state.ts';
import { listed } from '#src/lib/listed.ts';

const named = 3;

/** Why the person who asks may not make a fix: "You can’t do this: you lack role.create in the whole organization." */
export function lackWords(lacks: readonly Lack[], projects: Projects): string {
  const scopes = new Map<string | null, string[]>();
  for (const { permission, projectId } of lacks) {
    scopes.set(projectId, [...(scopes.get(projectId) ?? []), permission]);
  }
  const parts = Array.from(scopes, ([projectId, permissions]) => {
    const few = permissions.slice(0, named);
    const rest = permissions.length - few.length;
    return `${listed(rest > 0 ? [...few, `${rest} more`] : few)} in ${scopePhrase(projectId, projects)}`;
  });
  return `You can’t do this: you lack ${parts.join('; ')}.`;
}
