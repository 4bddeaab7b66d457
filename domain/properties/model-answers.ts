import {
  catalogue,
  type Facts,
  givenBy,
  held,
  heldBySubject,
  isSignedIn,
  placesOf,
  referenceOf,
  rolesOfTheSystem,
  sees,
  type Who,
} from '#domain/properties/model.ts';
import type { Invite } from '#domain/store/records.ts';

/** The model's answers to whole calls. Like model.ts, written only from the product's description. */

/** The calls that the model knows. Not AcceptInvite, which depends on time: the model has none. */
export const rpcs = [
  ...(['CanI', 'GetOwnAccess', 'GetProjects', 'GetProject', 'GetOrganizations', 'GetOrganization'] as const),
  ...(['ListRoles', 'CreateRole', 'DeleteRole'] as const),
  ...(['ListRoleBindings', 'CreateRoleBinding', 'DeleteRoleBinding'] as const),
  ...(['ListInvites', 'CreateInvite', 'ExpireInvite', 'ListInviteAcceptances'] as const),
  ...(['ListServiceAccounts', 'CreateServiceAccount', 'DeleteServiceAccount'] as const),
  ...(['ListServiceAccountTokens', 'CreateServiceAccountToken', 'DeleteServiceAccountToken'] as const),
  ...(['UpdateRole', 'ListPeople', 'RemovePerson', 'GetOrganizationUsers', 'RemoveOrganizationUser'] as const),
  ...(['CreateOrganization', 'UpdateOrganization', 'DeleteOrganization', 'LeaveOrganization'] as const),
  ...(['GetSubscription', 'GetInvoices', 'CancelSubscription', 'GetPlan', 'GetCurrentUsage', 'GetUsage'] as const),
  ...(['WriteRaw', 'ShouldInitiateUpload'] as const),
];
export type Rpc = (typeof rpcs)[number];

/** A call, by the parts of its request that decide. Each RPC uses some of them. */
export interface Question {
  readonly rpc: Rpc;
  readonly organization: string;
  /** `null`: no project is named. */
  readonly project: string | null;
  /** The ID of the record, and of its account if it is a token. */
  readonly id: string;
  readonly accountId: string;
  /** A role, by its reference and by its ID. */
  readonly role: string;
  readonly roleId: string;
  readonly subject: string;
  readonly permission: string;
  readonly permissions: readonly string[];
}

export type World = Facts & { readonly invites: readonly Invite[] };

/** `may`: only the state can still refuse it. `yes`, `no` and lists of IDs: the call's answer. */
export type Answer = 'may' | 'yes' | 'no' | Refusal | readonly string[];
type Refusal = 'Unauthenticated' | 'PermissionDenied' | 'NotFound' | 'InvalidArgument';
type Ruling = (world: World, who: Who, question: Question) => Answer;

/** The model's answer to a call. */
export function answerTo(world: World, who: Who, question: Question): Answer {
  return isSignedIn(world, who) ? rulings[question.rpc](world, who, question) : 'Unauthenticated';
}

const rulings: Readonly<Record<Rpc, Ruling>> = {
  CanI: (world, who, { organization, project, permission }) =>
    held(world, who, organization, project).has(permission) ? 'yes' : 'no',
  GetOwnAccess(world, who, { organization }) {
    if (!sees(world, who, organization)) return 'NotFound';
    const wide = held(world, who, organization, null);
    return placesOf(world, organization).flatMap((place) => {
      const here = held(world, who, organization, place);
      const isTold = place === null || here.size > wide.size;
      return isTold ? catalogue.filter((permission) => here.has(permission)).map((p) => `${place ?? ''} ${p}`) : [];
    });
  },
  GetProjects: (world, who) =>
    world.organizations.flatMap(({ id }) => {
      const seen = placesOf(world, id).filter((place) => held(world, who, id, place).has('project.list'));
      return sees(world, who, id) ? [id, ...seen.filter((place) => place !== null)] : [];
    }),
  GetOrganizations: (world, who) =>
    world.organizations.filter(({ id }) => held(world, who, id, null).has('organization.read')).map(({ id }) => id),
  GetProject(world, who, { project: id }) {
    const project = world.projects.find((other) => other.id === id);
    if (!project || !sees(world, who, project.organizationId)) return 'NotFound';
    return held(world, who, project.organizationId, id).has('project.read') ? 'may' : 'PermissionDenied';
  },
  GetOrganization: inOrganization('organization.read'),
  ListRoles: inOrganization('role.list'),
  CreateRole: inOrganization('role.create', (world, who, { organization, permissions }) =>
    permissions.every((permission) => held(world, who, organization, null).has(permission))
      ? 'may'
      : 'PermissionDenied',
  ),
  DeleteRole: inOrganization('role.delete', about('roles')),
  UpdateRole(world, who, question) {
    const { organization, id, permissions } = question;
    for (const permission of ['role.create', 'role.delete']) {
      const answer = inOrganization(permission)(world, who, question);
      if (answer !== 'may') return answer;
    }
    const role = world.roles.find((other) => other.id === id && other.organizationId === organization);
    if (!role) return 'NotFound';
    const added = permissions.filter((permission) => !role.permissions.includes(permission));
    const taken = role.permissions.filter(
      (permission) => catalogue.includes(permission) && !permissions.includes(permission),
    );
    const isHeld = world.bindings.some(
      (binding) => binding.role === referenceOf(role) && binding.organizationId === organization,
    );
    const isOffered = world.invites.some((invite) => invite.roleId === id && invite.organizationId === organization);
    const further = [
      isHeld && added.length > 0 && 'rolebinding.create',
      isHeld && taken.length > 0 && 'rolebinding.delete',
      isOffered && added.length > 0 && 'invite.create',
    ].filter((permission) => permission !== false);
    return [...added, ...further].every((permission) => held(world, who, organization, null).has(permission))
      ? 'may'
      : 'PermissionDenied';
  },
  ListPeople: inOrganization('rolebinding.list', peopleIn),
  RemovePerson: inOrganization('rolebinding.delete', (world, _who, { organization, subject }) => {
    if (!subject.startsWith('user:')) return 'InvalidArgument';
    return isBound(world, organization, subject) ? 'may' : 'NotFound';
  }),
  GetOrganizationUsers: inOrganization('rolebinding.list', (world, _who, { organization }) =>
    world.users
      .map(({ provider, email }) => `user:${provider}:${email}`)
      .filter((subject) => isBound(world, organization, subject)),
  ),
  RemoveOrganizationUser: inOrganization('rolebinding.delete', (world, _who, { organization, id }) => {
    const user = world.users.find((other) => other.id === id);
    return user && isBound(world, organization, `user:${user.provider}:${user.email}`) ? 'may' : 'NotFound';
  }),
  ListRoleBindings: inProject('rolebinding.list'),
  CreateRoleBinding: inProject('rolebinding.create', (world, who, { organization, project, role }) => {
    const isRole =
      rolesOfTheSystem.has(role) ||
      world.roles.some((other) => referenceOf(other) === role && other.organizationId === organization);
    if (!isRole || !placesOf(world, organization).includes(project)) return 'InvalidArgument';
    const holding = held(world, who, organization, project);
    return givenBy(world, organization, role).every((permission) => holding.has(permission))
      ? 'may'
      : 'PermissionDenied';
  }),
  DeleteRoleBinding(world, who, question) {
    const { organization, id } = question;
    const binding = world.bindings.find((other) => other.id === id && other.organizationId === organization);
    if (binding) return inProject('rolebinding.delete')(world, who, { ...question, project: binding.projectId });
    if (!sees(world, who, organization)) return 'NotFound';
    const mayDelete = (place: string | null) => held(world, who, organization, place).has('rolebinding.delete');
    return placesOf(world, organization).some(mayDelete) ? 'NotFound' : 'PermissionDenied';
  },
  ListInvites: inOrganization('invite.list'),
  CreateInvite: inOrganization('invite.create', (world, who, { organization, roleId }) => {
    const custom = world.roles.find((role) => role.id === roleId && role.organizationId === organization);
    if (!custom && !rolesOfTheSystem.has(roleId)) return 'NotFound';
    const given = givenBy(world, organization, custom ? referenceOf(custom) : roleId);
    return given.every((permission) => held(world, who, organization, null).has(permission))
      ? 'may'
      : 'PermissionDenied';
  }),
  ExpireInvite: inOrganization('invite.expire', about('invites')),
  ListInviteAcceptances: inOrganization('invite.list', about('invites')),
  ListServiceAccounts: inOrganization('serviceaccount.list'),
  CreateServiceAccount: inOrganization('serviceaccount.create'),
  DeleteServiceAccount: inOrganization('serviceaccount.delete', about('serviceAccounts')),
  ListServiceAccountTokens: inOrganization('serviceaccounttoken.list', about('serviceAccounts')),
  DeleteServiceAccountToken: inOrganization('serviceaccounttoken.delete', (world, _who, question) => {
    const { organization, id, accountId } = question;
    const account = world.serviceAccounts.find((other) => other.id === accountId);
    const token = world.tokens.find((other) => other.id === id && other.organizationId === organization);
    return account?.organizationId === organization && token?.serviceAccountId === accountId ? 'may' : 'NotFound';
  }),
  CreateServiceAccountToken: inOrganization('serviceaccounttoken.create', (world, who, question) => {
    const { organization, project, accountId } = question;
    const account = world.serviceAccounts.find(
      (other) => other.id === accountId && other.organizationId === organization,
    );
    if (!account) return 'NotFound';
    const places = placesOf(world, organization);
    if (!places.includes(project)) return 'InvalidArgument';
    const isWithin = (place: string | null) =>
      [...heldBySubject(world, `serviceaccount:${account.name}`, organization, place)].every((permission) =>
        held(world, who, organization, place).has(permission),
      );
    return (project === null ? places : [project]).every(isWithin) ? 'may' : 'PermissionDenied';
  }),
  CreateOrganization: (world, who) =>
    isPerson(who) && world.organizations.some(({ id }) => held(world, who, id, null).has('organization.create'))
      ? 'may'
      : 'PermissionDenied',
  UpdateOrganization: inOrganization('organization.update'),
  DeleteOrganization: inOrganization('organization.delete'),
  LeaveOrganization(world, who, { organization }) {
    if (!isPerson(who)) return 'PermissionDenied';
    return sees(world, who, organization) ? 'may' : 'NotFound';
  },
  GetSubscription: inOrganization('billing.read'),
  GetInvoices: inOrganization('billing.read'),
  CancelSubscription: inOrganization('billing.modify'),
  GetPlan: inOrganization('billing.read'),
  GetCurrentUsage: inOrganization('organization.usage.read'),
  GetUsage: inOrganization('organization.usage.read'),
  WriteRaw: onEdge('profile.write'),
  ShouldInitiateUpload: onEdge('debuginfo.write'),
};

function isPerson(who: Who): boolean {
  return who !== 'nobody' && 'person' in who;
}

/** Nobody has accepted an invite in the worlds of the model. */
function peopleIn({ bindings }: World, _who: Who, { organization }: Question): readonly string[] {
  const own = bindings.filter(({ organizationId }) => organizationId === organization);
  return [...new Set(own.map(({ subject }) => subject))].filter((subject) => /^(user|oidc|oidc_user):/u.test(subject));
}

function isBound({ bindings }: World, organizationId: string, subject: string): boolean {
  return bindings.some((binding) => binding.organizationId === organizationId && binding.subject === subject);
}

/** Requires a permission organization-wide, then applies the further rule. */
function inOrganization(permission: string, further: Ruling = () => 'may'): Ruling {
  return (world, who, question) => {
    if (!sees(world, who, question.organization)) return 'NotFound';
    const isHeld = held(world, who, question.organization, null).has(permission);
    return isHeld ? further(world, who, question) : 'PermissionDenied';
  };
}

/** The same in the given project. If it doesn't exist, the permission must be organization-wide. */
function inProject(permission: string, further: Ruling = () => 'may'): Ruling {
  return (world, who, question) => {
    const { organization, project } = question;
    if (!sees(world, who, organization)) return 'NotFound';
    const place = placesOf(world, organization).includes(project) ? project : null;
    const isHeld = held(world, who, organization, place).has(permission);
    return isHeld ? further(world, who, question) : 'PermissionDenied';
  };
}

/** The record must exist in this organization. */
function about(table: 'roles' | 'invites' | 'serviceAccounts'): Ruling {
  return (world, _who, { organization, id }) =>
    world[table].some((record) => record.id === id && record.organizationId === organization) ? 'may' : 'NotFound';
}

/** The data plane: only the project is given, and a missing one gets the same answer as a denied one. */
function onEdge(permission: string): Ruling {
  return (world, who, { project: id }) => {
    if (id === null) return 'InvalidArgument';
    const project = world.projects.find((other) => other.id === id);
    const isHeld = project && held(world, who, project.organizationId, id).has(permission);
    return isHeld ? 'may' : 'PermissionDenied';
  };
}
