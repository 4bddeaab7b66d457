import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { type Access, authorize, demand } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { failedPrecondition, invalidArgument, notFound } from '#domain/errors.ts';
import { refuseGrantAboveCaller } from '#domain/escalation.ts';
import type { Host } from '#domain/host.ts';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { isPermission, permissions as allPermissions } from '#domain/rules/permissions.ts';
import { neededToChange } from '#domain/rules/role-change.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import { isSystemRole } from '#domain/rules/system-roles.ts';
import { etagOf, roleMessage } from '#domain/services/messages.ts';
import { refuseTakenRoleName } from '#domain/services/role-names.ts';
import { toSetDefaultRole } from '#domain/single-sign-on/default-role.ts';
import type { Role } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { CustomRoleService, type UpdateRoleRequest } from '#proto/console/role/v1alpha1/role_pb.ts';

const method = CustomRoleService.method;

/** Changes custom roles in place; everybody who holds the role gains and loses at once. */
export function customRoleService(host: Host): ServiceImpl<typeof CustomRoleService> {
  return {
    async updateRole(request, context) {
      const caller = callerOf(context);
      const { organizationId, id } = request;
      return transactionOf(host.store, caller, async (tx) => {
        const access = await authorize(tx, caller, method.updateRole, organizationId);
        if (isSystemRole(id)) {
          throw invalidArgument([{ field: 'id', description: 'Nobody can change the system roles.' }]);
        }
        const role = await tx.roles.byId(organizationId, id);
        if (!role) throw notFound('role');
        const { name, permissions } = validChange(role, request);
        refuseStale(role, request.etag);

        const added = permissions.filter(isPermission).filter((permission) => !role.permissions.includes(permission));
        await demandRightsOverHolders(tx, access, role, permissions, host.clock());
        refuseGrantAboveCaller(access, added, null, `add this to the role “${role.name}”`);
        if (name !== role.name) {
          const others = (await tx.roles.ofOrganization(organizationId)).filter((other) => other.id !== id);
          await refuseTakenRoleName(tx, organizationId, name, others);
          await tx.bindings.renameRole(
            organizationId,
            roleReference(organizationId, role.name),
            roleReference(organizationId, name),
          );
        }
        const changed = { ...role, name, permissions, version: role.version + 1 };
        await tx.roles.update(changed);
        const before = { oldName: role.name, oldPermissions: role.permissions.join(',') };
        const target = { id, name, permissions: permissions.join(','), ...before };
        await record(host, tx, caller, method.updateRole, organizationId, target);
        return { role: roleMessage(changed) };
      });
    },
  };
}

/**
 * A changed role gives and takes access where it is held or offered, as role bindings and invites do. Throws PermissionDenied
 * for a caller who may not do that there.
 */
async function demandRightsOverHolders(
  reader: StoreReader,
  access: Access,
  { id, organizationId, name, permissions: before }: Role,
  permissions: readonly string[],
  now: Date,
): Promise<void> {
  const adds = permissions.some((permission) => !before.includes(permission));
  const takes = before.some((permission) => !permissions.includes(permission));
  if (!adds && !takes) return;
  const bindings = await reader.bindings.ofRole(organizationId, roleReference(organizationId, name));
  const invites = await reader.invites.ofOrganization(organizationId);
  const isOffered = invites.some((invite) => invite.roleId === id && isInviteOpen(invite, now));
  const needed = neededToChange({ isHeld: bindings.length > 0, isOffered });
  const setup = await reader.singleSignOn.ofOrganization(organizationId);
  if (adds && setup?.defaultRole?.roleId === id) demand(access, toSetDefaultRole, null);
  for (const permission of adds ? needed.add : []) demand(access, permission, null);
  for (const permission of takes ? needed.take : []) demand(access, permission, null);
}

/**
 * The name and permissions to store: the permissions in the catalogue's order, then those that only the role knows. The name
 * that the role has is never refused. Throws InvalidArgument with everything that is wrong with the request.
 */
function validChange(role: Role, { name: rawName, permissions: wanted, etag }: UpdateRoleRequest) {
  const input = new Validation();
  const name = rawName === role.name ? role.name : input.name(rawName);
  const unknown = role.permissions.filter((permission) => !isPermission(permission));
  for (const [index, permission] of wanted.entries()) {
    const exists = isPermission(permission) || unknown.includes(permission);
    input.permission(permission, `permissions[${index}]`, exists);
  }
  const permissions = [...allPermissions.filter((permission) => wanted.includes(permission)), ...unknown];
  input.check(permissions.length > 0, 'permissions', 'Choose at least one permission.');
  input.check(etag !== '', 'etag', 'Send the etag of the role that you have seen.');
  input.done();
  return { name, permissions };
}

/** The caller has judged a state that is no longer there: what they would give or take is not what they saw. */
function refuseStale(role: Role, etag: string): void {
  if (etag === etagOf(role)) return;
  throw failedPrecondition(
    'STALE_ROLE',
    `Somebody has changed “${role.name}” meanwhile, so your change was not saved. Compare it with the role as it is now.`,
    { etag: etagOf(role) },
  );
}
