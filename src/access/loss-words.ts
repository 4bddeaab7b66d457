import { missingPermissions } from '#domain/rules/access.ts';
import type { PermissionsAt } from '#domain/rules/blast-radius-scopes.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { fewOf } from './few-of.ts';
import { isSensitive, permissionWords } from './permission-words.ts';
import { type Projects, scopePhrase } from './scope-state.ts';

/** A permission within a sentence: "upload debug info". */
export function actWords(permission: string): string {
  const words = permissionWords(permission);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** "send profiles and upload debug info in project Checkout", sensitive acts first; one phrase for each scope. */
export function lostWords(lost: readonly PermissionsAt[], projects: Projects): string {
  return lost
    .map(({ projectId, permissions }) => {
      const acts = permissions.toSorted((a, b) => Number(isSensitive(b)) - Number(isSensitive(a))).map(actWords);
      return `${fewOf(acts)} in ${scopePhrase(projectId, projects)}`;
    })
    .join('; ');
}

/** All that is lost by several, each permission once at each scope, and only where it is not lost everywhere. */
export function lostByAny(several: readonly (readonly PermissionsAt[])[]): readonly PermissionsAt[] {
  const scopes = new Map<string | null, Set<Permission>>([[null, new Set()]]);
  for (const { projectId, permissions } of several.flat()) {
    scopes.set(projectId, new Set([...(scopes.get(projectId) ?? []), ...permissions]));
  }
  const everywhere = scopes.get(null) ?? new Set();
  const told = Array.from(scopes, ([projectId, permissions]) => ({
    projectId,
    permissions: missingPermissions(permissions, projectId === null ? new Set() : everywhere),
  }));
  return told.filter(({ permissions }) => permissions.length > 0);
}
