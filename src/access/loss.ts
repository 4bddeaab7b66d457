import { missingPermissions, permissionsOfRole } from '#domain/rules/access.ts';
import { humanOwner } from '#domain/rules/last-owner.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { isSystemRole, ownerRole } from '#domain/rules/system-roles.ts';
import type { BindingFacts } from './binding-problems.ts';
import { isRoleGone, referencesOfRoles, type RoleSummary } from './role-name.ts';
import { type Projects, scopeState } from './scope-state.ts';

/** What the viewer sees of the organization. `undefined` roles: they may not list them. */
export interface KnownAccess {
  readonly roles: readonly RoleSummary[] | undefined;
  readonly projects: Projects;
}

/** Permissions in one project, or for the empty id in the whole organization. */
export interface PermissionsAt {
  readonly projectId: string;
  readonly permissions: readonly Permission[];
}

/** What one subject loses when role bindings go. */
export interface SubjectLoss {
  readonly subject: string;
  /** Permissions that no other binding of the subject gives in the same scope; the whole organization first. */
  readonly lost: readonly PermissionsAt[];
  /** Organization-wide losses that other bindings still give in single projects. */
  readonly keptInProjects: readonly PermissionsAt[];
  /** How many of its bindings stay and have an effect. */
  readonly remaining: number;
  /** Whether `lost` is complete: a viewer who may not list roles doesn't know what a custom role gives. */
  readonly isKnown: boolean;
}

/** What is lost when role bindings go. */
export interface Loss {
  /** Only the subjects that lose something, or may lose something. */
  readonly subjects: readonly SubjectLoss[];
  /** How many of the bindings have no effect already: their project or role was deleted. */
  readonly idle: number;
  /** Whether a person stops being an owner of the organization. */
  readonly touchesOwner: boolean;
  /** The people who are owners afterwards. Only the backend knows which of them have signed in, and so count. */
  readonly ownersLeft: readonly string[];
}

/**
 * What is lost when the bindings `going` are deleted from `all`, by the backend's rules. Reads each binding at most twice,
 * because either list can hold 100,000.
 */
export function lossOf(going: readonly BindingFacts[], all: readonly BindingFacts[], known: KnownAccess): Loss {
  const ids = new Set(going.map(({ id }) => id));
  const { isIdle, permissionsOf } = judge(known);
  const goingOf = bySubject(going.filter((binding) => !isIdle(binding)));
  const staying = all.filter(({ id }) => !ids.has(id));
  const stayingOf = bySubject(staying.filter((binding) => goingOf.has(binding.subject) && !isIdle(binding)));
  const subjects = Array.from(goingOf, ([subject, goes]): SubjectLoss => {
    const stays = stayingOf.get(subject) ?? [];
    const isKnown = known.roles !== undefined || [...goes, ...stays].every(({ role }) => isSystemRole(role));
    return { subject, ...lostBetween(goes, stays, permissionsOf), remaining: stays.length, isKnown };
  });
  return {
    subjects: subjects.filter(({ lost, isKnown }) => lost.length > 0 || !isKnown),
    idle: going.filter(isIdle).length,
    touchesOwner: going.some(isOwner),
    ownersLeft: [...new Set(staying.filter(isOwner).map(({ subject }) => subject))],
  };
}

/** Another binding that gives the same role to the same subject in the same scope. */
export function twinOf<Row extends BindingFacts>(binding: BindingFacts, all: readonly Row[]): Row | undefined {
  const parts = ['subject', 'role', 'projectId', 'entity'] as const;
  return all.find((other) => other.id !== binding.id && parts.every((part) => other[part] === binding[part]));
}

/** Looks up each role and each project only once. */
function judge({ roles, projects }: KnownAccess) {
  const references = roles && referencesOfRoles(roles);
  const isGoneRole = remembered((role) => isRoleGone(role, references));
  const isGoneProject = remembered((projectId) => scopeState(projectId, projects).kind === 'deleted');
  return {
    isIdle: ({ role, projectId }: BindingFacts) => isGoneRole(role) || isGoneProject(projectId),
    permissionsOf: remembered((role) => permissionsOfRole(role, roles ?? [])),
  };
}

function lostBetween(
  goes: readonly BindingFacts[],
  stays: readonly BindingFacts[],
  permissionsOf: (role: string) => readonly Permission[],
): Pick<SubjectLoss, 'lost' | 'keptInProjects'> {
  const granted = byScope(goes, permissionsOf);
  const held = byScope(stays, permissionsOf);
  const heldEverywhere = held.get('') ?? none;
  const lostEverywhere = missingPermissions(granted.get('') ?? none, heldEverywhere);
  const inProjects = Array.from(granted.keys())
    .filter((projectId) => projectId !== '')
    .map((projectId) => {
      const heldThere = new Set([...heldEverywhere, ...(held.get(projectId) ?? none), ...lostEverywhere]);
      return { projectId, permissions: missingPermissions(granted.get(projectId) ?? none, heldThere) };
    });
  const kept = Array.from(held, ([projectId, there]) => ({
    projectId,
    permissions: lostEverywhere.filter((permission) => projectId !== '' && there.has(permission)),
  }));
  return {
    lost: [{ projectId: '', permissions: lostEverywhere }, ...inProjects].filter(isSome),
    keptInProjects: kept.filter(isSome),
  };
}

const none: ReadonlySet<Permission> = new Set();

function isSome({ permissions }: PermissionsAt): boolean {
  return permissions.length > 0;
}

/** What bindings of one subject give in each of their own scopes. */
function byScope(bindings: readonly BindingFacts[], permissionsOf: (role: string) => readonly Permission[]) {
  const scopes = new Map<string, Set<Permission>>();
  for (const { role, projectId } of bindings) {
    const scope = scopes.get(projectId) ?? new Set();
    for (const permission of permissionsOf(role)) scope.add(permission);
    scopes.set(projectId, scope);
  }
  return scopes;
}

function bySubject(bindings: readonly BindingFacts[]): Map<string, BindingFacts[]> {
  const subjects = new Map<string, BindingFacts[]>();
  for (const binding of bindings) {
    const own = subjects.get(binding.subject);
    if (own) own.push(binding);
    else subjects.set(binding.subject, [binding]);
  }
  return subjects;
}

function isOwner({ subject, role, projectId }: BindingFacts): boolean {
  return role === ownerRole && humanOwner({ subject, role, projectId: projectId || null }) !== undefined;
}

function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
}
