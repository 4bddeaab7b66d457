import { missingPermissions, permissionsAt, permissionsOfRole, type CustomRole } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import type { BindingFacts } from '../list/binding-problems.ts';

/** What the subject of a binding loses when the binding goes. */
export interface BindingLoss {
  /** Permissions that no other binding of the subject gives at the binding's scope. */
  readonly lost: readonly Permission[];
  /** Permissions of the role that other bindings of the subject still give at that scope. */
  readonly kept: readonly Permission[];
  /** Of an organization-wide loss, what other bindings still give in single projects. */
  readonly keptInProjects: readonly { readonly projectId: string; readonly permissions: readonly Permission[] }[];
  /** A binding that says the same. */
  readonly twin: BindingFacts | undefined;
  /** How many bindings the subject keeps. */
  readonly remaining: number;
}

/** Works out the loss from all bindings of the organization and its roles, by the rules that the backend decides by. */
export function lossOf(
  binding: BindingFacts,
  bindings: readonly BindingFacts[],
  customRoles: readonly CustomRole[],
): BindingLoss {
  const others = bindings.filter(({ id, subject }) => subject === binding.subject && id !== binding.id);
  const deciding = others.map(({ role, projectId }) => ({ role, projectId: projectId || null }));
  const granted = permissionsOfRole(binding.role, customRoles);
  const heldWithout = permissionsAt(binding.projectId || null, deciding, customRoles);
  const lost = missingPermissions(granted, heldWithout);
  const projectIds = binding.projectId ? [] : new Set(others.flatMap(({ projectId }) => projectId || []));
  return {
    lost,
    kept: granted.filter((permission) => heldWithout.has(permission)),
    keptInProjects: Array.from(projectIds, (projectId) => {
      const heldThere = permissionsAt(projectId, deciding, customRoles);
      return { projectId, permissions: lost.filter((permission) => heldThere.has(permission)) };
    }).filter(({ permissions }) => permissions.length > 0),
    twin: others.find((other) => saysTheSame(other, binding)),
    remaining: others.length,
  };
}

function saysTheSame(one: BindingFacts, other: BindingFacts): boolean {
  return (['subject', 'role', 'projectId', 'entity'] as const).every((part) => one[part] === other[part]);
}
