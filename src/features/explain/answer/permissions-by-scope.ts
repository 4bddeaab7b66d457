import type { ProjectScope } from '#domain/rules/access.ts';
import type { GivenPermission, ScopeAccess } from '#domain/rules/explain/answers.ts';

/** What somebody can do at one scope beyond what they can do everywhere. */
export interface ScopePart {
  readonly projectId: ProjectScope;
  readonly permissions: readonly GivenPermission[];
}

/** What an answer shows: the whole organization first, then each project with more; the other projects are only counted. */
export interface ScopeParts {
  readonly parts: readonly ScopePart[];
  /** How many projects have nothing beyond the whole organization. */
  readonly others: number;
}

export function scopeParts(scopes: readonly ScopeAccess[]): ScopeParts {
  const wide = scopes.find(({ projectId }) => projectId === null)?.permissions ?? [];
  const everywhere = new Set(wide.map(({ permission }) => permission));
  const projects = scopes
    .filter(({ projectId }) => projectId !== null)
    .map(({ projectId, permissions }) => {
      return { projectId, permissions: permissions.filter(({ permission }) => !everywhere.has(permission)) };
    });
  const more = projects.filter(({ permissions }) => permissions.length > 0);
  const parts = wide.length > 0 ? [{ projectId: null, permissions: wide }, ...more] : more;
  return { parts, others: projects.length - more.length };
}
