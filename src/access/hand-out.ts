import { missingPermissions } from '#domain/rules/access.ts';
import { isPermission } from '#domain/rules/permissions.ts';
import type { HeldAt } from './held.ts';

const named = 3;

/**
 * Why the person can't give a role at these scopes (empty project ID: the whole organization). The backend lets people give
 * only permissions that they have; this says so before the click. `undefined` when they can, or when it is unknown.
 */
export function whyNotHandOut(
  permissions: readonly string[],
  projectIds: readonly string[],
  heldAt: HeldAt | undefined,
): string | undefined {
  if (!heldAt) return undefined;
  const wanted = permissions.filter(isPermission);
  const lacking = projectIds.flatMap((projectId) => missingPermissions(wanted, heldAt(projectId)));
  const missing = [...new Set(lacking)];
  if (missing.length === 0) return undefined;
  const rest = missing.length - named;
  return `You can’t give this role: you lack ${missing.slice(0, named).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
