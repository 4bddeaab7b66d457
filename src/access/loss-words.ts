import { missingPermissions } from '#domain/rules/access.ts';
import type { PermissionsAt } from '#domain/rules/blast-radius-scopes.ts';
import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import type { Barred } from '#domain/rules/explain/answers.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { fewOf } from './few-of.ts';
import { isSensitive, permissionWords } from './permission-words.ts';
import { type Projects, scopePhrase } from './scope-state.ts';
import type { SubjectWords } from './subject-words.ts';

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

/**
 * Why a change is none for subjects that nobody can act as: "Nobody can sign in as rosa@acme.example, so nobody loses
 * anything."
 * @param so what follows from it
 */
export function barredWords(
  barred: BlastRadius['barred'],
  { within, first }: SubjectWords,
  so = 'nobody loses anything',
): string {
  const ofKind = (kind: Barred['kind']) => barred.filter(({ why }) => why.kind === kind).map(({ subject }) => subject);
  const [people, accounts] = [ofKind('cannot-sign-in'), ofKind('account-missing')];
  const reasons = [
    people.length > 0 && `Nobody can sign in as ${within(people)}`,
    accounts.length > 0 &&
      `${(people.length > 0 ? within : first)(accounts)} no longer ${accounts.length === 1 ? 'exists' : 'exist'}`,
  ];
  return `${reasons.filter(Boolean).join(', and ')}, so ${so}.`;
}
