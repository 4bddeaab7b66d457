import { type Facts, held, placesOf, sees, type Who } from '#domain/properties/model.ts';
import type { Invite, LegacyToken, Migration } from '#domain/store/records.ts';

/**
 * The questions to the model, and the rules that many calls share. This file is written from the product's description alone,
 * as model.ts is.
 */

/** The calls that the model knows. Not AcceptInvite, which depends on time: the model has none. */
export const rpcs = [
  ...(['CanI', 'GetOwnAccess', 'GetProjects', 'GetProject', 'GetOrganizations', 'GetOrganization'] as const),
  ...(['ListRoles', 'CreateRole', 'DeleteRole'] as const),
  ...(['ListRoleBindings', 'CreateRoleBinding', 'DeleteRoleBinding'] as const),
  ...(['ListInvites', 'CreateInvite', 'ExpireInvite', 'ListInviteAcceptances'] as const),
  ...(['ListServiceAccounts', 'CreateServiceAccount', 'DeleteServiceAccount'] as const),
  ...(['ListServiceAccountTokens', 'CreateServiceAccountToken', 'DeleteServiceAccountToken'] as const),
  ...(['UpdateRole', 'ListPeople', 'RemovePerson', 'GetOrganizationUsers', 'RemoveOrganizationUser'] as const),
  ...(['CreateProject', 'UpdateProject', 'DeleteProject', 'GetLoginConfigForProject'] as const),
  ...(['GetProjectTokens', 'CreateProjectToken', 'DeleteProjectToken', 'ListLegacyTokens'] as const),
  ...(['ListMigrations', 'CreateMigration', 'EndMigration'] as const),
  ...(['ListProjectActivity', 'ListTokenUses', 'GetTokenActivity'] as const),
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

export type World = Facts & {
  readonly invites: readonly Invite[];
  readonly legacyTokens: readonly LegacyToken[];
  readonly migrations: readonly Migration[];
};

/** `may`: only the state can still refuse it. `yes`, `no` and lists of IDs: the call's answer. */
export type Answer = 'may' | 'yes' | 'no' | Refusal | readonly string[];
export type Refusal = 'Unauthenticated' | 'PermissionDenied' | 'NotFound' | 'InvalidArgument';
export type Ruling = (world: World, who: Who, question: Question) => Answer;

/** Requires a permission organization-wide, then applies the further rule. */
export function inOrganization(permission: string, further: Ruling = () => 'may'): Ruling {
  return (world, who, question) => {
    if (!sees(world, who, question.organization)) return 'NotFound';
    const isHeld = held(world, who, question.organization, null).has(permission);
    return isHeld ? further(world, who, question) : 'PermissionDenied';
  };
}

/** The same in the given project. If it doesn't exist, the permission must be organization-wide. */
export function inProject(permission: string, further: Ruling = () => 'may'): Ruling {
  return (world, who, question) => {
    const { organization, project } = question;
    if (!sees(world, who, organization)) return 'NotFound';
    const place = placesOf(world, organization).includes(project) ? project : null;
    const isHeld = held(world, who, organization, place).has(permission);
    return isHeld ? further(world, who, question) : 'PermissionDenied';
  };
}

/** The record must exist in this organization. */
export function about(table: 'roles' | 'invites' | 'serviceAccounts'): Ruling {
  return (world, _who, { organization, id }) =>
    world[table].some((record) => record.id === id && record.organizationId === organization) ? 'may' : 'NotFound';
}
