import type { SystemRole } from '#domain/rules/system-roles.ts';
import type { Cell, CellCaller, Scope } from '#domain/testing/access-cells.ts';
import type { AskedCall } from '#domain/testing/asked-calls.ts';
import {
  aboutProject,
  disabled,
  forInsiders,
  forPeople,
  inAnyOrganization,
  namingProject,
  neededBy,
  onEdge,
  outOfUse,
} from '#domain/testing/needed-rights.ts';
import { systemRoleRights } from '#domain/testing/system-role-rights.ts';

/** Where in Acme a role counts; `unseen`: the caller has no part in Acme, and must not learn that it exists. */
type Reach = 'everywhere' | 'that project' | 'nothing here' | 'unseen';
type SignedIn = Exclude<CellCaller, 'deleted token' | 'signed out'>;

const reaches: Readonly<Record<Scope, Readonly<Record<SignedIn, Reach>>>> = {
  'organization-wide': {
    person: 'everywhere',
    token: 'everywhere',
    'token limited to that project': 'that project',
    'token limited to another project': 'nothing here',
  },
  'in that project': {
    person: 'that project',
    token: 'that project',
    'token limited to that project': 'that project',
    'token limited to another project': 'nothing here',
  },
  'in another project': {
    person: 'nothing here',
    token: 'nothing here',
    'token limited to that project': 'nothing here',
    'token limited to another project': 'nothing here',
  },
  'in another organization': {
    person: 'unseen',
    token: 'unseen',
    'token limited to that project': 'unseen',
    'token limited to another project': 'unseen',
  },
  // A person gets into an organization by a role only; a service account belongs to one without.
  nowhere: {
    person: 'unseen',
    token: 'nothing here',
    'token limited to that project': 'nothing here',
    'token limited to another project': 'nothing here',
  },
};

/** What the description of the product says of a cell: `OK`, or the code and what the refusal names. */
export function expectedAnswer(
  { method, inProject, further }: AskedCall,
  role: SystemRole,
  { scope, caller }: Cell,
): string {
  if (!isSignedIn(caller)) return 'Unauthenticated';
  if (forPeople.has(method.name) && caller !== 'person') return 'PermissionDenied HUMANS_ONLY';
  if (outOfUse.has(method.name)) return 'Unimplemented';
  const reach = reaches[scope][caller];
  if (reach === 'unseen' && forInsiders.has(method.name)) return 'NotFound organization';
  if (inAnyOrganization.has(method.name)) return answerAnywhere(method, role, scope);
  const held = heldAt(role, reach, inProject || aboutProject.has(method.name));
  const missing = [...neededBy(method), ...further].find((permission) => !held.includes(permission));
  const reason = disabled.get(method.name);
  if (missing === undefined) return reason === undefined ? 'OK' : `FailedPrecondition ${reason}`;
  if (reach !== 'unseen' || onEdge.has(method.parent.name)) return `PermissionDenied ${missing}`;
  return namingProject.has(method.name) ? 'NotFound project' : 'NotFound organization';
}

/** For a call that needs its permissions organization-wide, and nothing else in Acme than in any other organization. */
function answerAnywhere(method: AskedCall['method'], role: SystemRole, scope: Scope): string {
  const isWide = scope === 'organization-wide' || scope === 'in another organization';
  const missing = neededBy(method).find((permission) => !isWide || !systemRoleRights[role].includes(permission));
  return missing === undefined ? 'OK' : `PermissionDenied ${missing}`;
}

/** What a caller is shown of Acme and of project beta. */
export interface Sight {
  readonly organization: boolean;
  readonly organizationToRead: boolean;
  readonly project: boolean;
  readonly everywhere: readonly string[];
  readonly inProject: readonly string[];
}

/** What a caller is to be shown by the calls that are open to everybody who is signed in; `undefined` for nobody. */
export function expectedSight(role: SystemRole, { scope, caller }: Cell): Sight | undefined {
  if (!isSignedIn(caller)) return undefined;
  const reach = reaches[scope][caller];
  const everywhere = heldAt(role, reach, false).toSorted();
  const inProject = heldAt(role, reach, true).toSorted();
  return {
    organization: reach !== 'unseen',
    organizationToRead: everywhere.includes('organization.read'),
    project: inProject.includes('project.list'),
    everywhere,
    inProject,
  };
}

/** The permissions that a role of this reach gives in that project, or in the whole organization. */
function heldAt(role: SystemRole, reach: Reach, inProject: boolean): readonly string[] {
  return reach === 'everywhere' || (reach === 'that project' && inProject) ? systemRoleRights[role] : [];
}

function isSignedIn(caller: CellCaller): caller is SignedIn {
  return caller !== 'deleted token' && caller !== 'signed out';
}
