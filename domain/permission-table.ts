import type { DescMethod, DescService } from '@bufbuild/protobuf';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import { AccessService } from '#proto/console/access/v1alpha1/access_pb.ts';
import { CapabilitiesService } from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';

/** Methods with `signed-in` and `visible` are open to every caller. A `visible` one leaves out what the caller may not see. */
export type Requirement = Permission | 'signed-in' | 'visible';

type Requirements<Service extends DescService> = { readonly [Method in keyof Service['method']]: Requirement };

function requires<Service extends DescService>(service: Service, methods: Requirements<Service>) {
  return [service.typeName, { service, methods }] as const;
}

type Entry = { readonly service: DescService; readonly methods: Readonly<Record<string, Requirement>> };

/**
 * What each RPC needs, all in one table. A service's method without an entry doesn't compile, and a service without one is
 * refused by `requirementOf` as soon as it is routed.
 */
const table: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  requires(AuthorizationService, { canI: 'signed-in' }),
  requires(RoleService, {
    listRoles: 'role.list',
    createRole: 'role.create',
    deleteRole: 'role.delete',
    listRoleBindings: 'rolebinding.list',
    createRoleBinding: 'rolebinding.create',
    deleteRoleBinding: 'rolebinding.delete',
    listPermissions: 'signed-in',
    listInvites: 'invite.list',
    createInvite: 'invite.create',
    expireInvite: 'invite.expire',
    acceptInvite: 'signed-in',
    getInviteDetails: 'signed-in',
    listInviteAcceptances: 'invite.list',
  }),
  requires(ServiceAccountService, {
    listServiceAccounts: 'serviceaccount.list',
    createServiceAccount: 'serviceaccount.create',
    deleteServiceAccount: 'serviceaccount.delete',
    listServiceAccountTokens: 'serviceaccounttoken.list',
    createServiceAccountToken: 'serviceaccounttoken.create',
    deleteServiceAccountToken: 'serviceaccounttoken.delete',
  }),
  requires(ProjectService, { getProjects: 'visible', getProject: 'project.read' }),
  requires(OrganizationService, { getOrganizations: 'visible', getOrganization: 'organization.read' }),
  requires(UserService, { getSelf: 'signed-in' }),
  requires(CapabilitiesService, { getCapabilities: 'signed-in' }),
  requires(AccessService, { getOwnAccess: 'signed-in' }),
  requires(DebuginfoService, {
    shouldInitiateUpload: 'debuginfo.write',
    initiateUpload: 'debuginfo.write',
    upload: 'debuginfo.write',
    markUploadFinished: 'debuginfo.write',
  }),
  requires(ProfileStoreService, { writeRaw: 'profile.write' }),
]);

/** What a method needs. Throws for a method without an entry, which must never be served. */
export function requirementOf(method: DescMethod): Requirement {
  const requirement = table.get(method.parent.typeName)?.methods[method.localName];
  if (!requirement) throw new Error(`${method.parent.typeName}.${method.name} has no entry in the permission table`);
  return requirement;
}

/** The permission that a method needs. Throws for a method that needs none and must be authorized another way. */
export function permissionOf(method: DescMethod): Permission {
  const requirement = requirementOf(method);
  if (!isPermission(requirement)) throw new Error(`${method.parent.typeName}.${method.name} needs no permission`);
  return requirement;
}

/** Every RPC, by its name in the .proto files, with what it needs. */
export const rpcs: readonly { readonly name: string; readonly requirement: Requirement }[] = [
  ...table.values(),
].flatMap(({ service }) =>
  service.methods.map((method) => ({ name: method.name, requirement: requirementOf(method) })),
);
