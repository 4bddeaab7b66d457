import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { authorize } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { failedPrecondition, invalidArgument, notFound, quotaExhausted } from '#domain/errors.ts';
import { refuseGrantAboveCaller } from '#domain/escalation.ts';
import type { Host } from '#domain/host.ts';
import { readList } from '#domain/read-list.ts';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { permissions as allPermissions } from '#domain/rules/permissions.ts';
import { maxCustomRoles } from '#domain/rules/quota.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import { isSystemRole } from '#domain/rules/system-roles.ts';
import { roleMessage } from '#domain/services/messages.ts';
import { refuseTakenRoleName } from '#domain/services/role-names.ts';
import { rolePage } from '#domain/services/role-page.ts';
import type { Role } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

const method = RoleService.method;
type RoleMethods = 'listRoles' | 'createRole' | 'deleteRole' | 'listPermissions';

/** Named sets of permissions. System roles come first in a list, and their ID is their reference. */
export function roles({ store, clock, ids }: Host): Pick<ServiceImpl<typeof RoleService>, RoleMethods> {
  return {
    async listRoles(request, context) {
      const { organizationId } = request;
      await authorize(store, callerOf(context), method.listRoles, organizationId);
      const list = [method.listRoles.name, organizationId];
      const { rows, ...part } = await readList(ids, request, list, (page) => rolePage(store, organizationId, page));
      return { ...part, roles: [...rows] };
    },

    async createRole({ organizationId, name: rawName, permissions: wanted }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const access = await authorize(tx, caller, method.createRole, organizationId);
        const input = new Validation();
        const name = input.name(rawName);
        input.check(wanted.length > 0, 'permissions', 'Choose at least one permission.');
        for (const [index, permission] of wanted.entries()) input.permission(permission, `permissions[${index}]`);
        input.done();

        // In the catalogue's order, each once.
        const permissions = allPermissions.filter((permission) => wanted.includes(permission));
        refuseGrantAboveCaller(access, permissions, null, `create the role “${name}”`);
        const others = await tx.roles.ofOrganization(organizationId);
        await refuseTakenRoleName(tx, organizationId, name, others);
        if (others.length >= maxCustomRoles) {
          throw quotaExhausted(
            `The organization has ${maxCustomRoles} roles of its own, the most it may have. Delete one that is no longer used.`,
            maxCustomRoles,
          );
        }
        const role = {
          id: ids.uuid(),
          organizationId,
          name,
          permissions,
          version: 1,
          createdAt: clock(),
          createdBy: caller.subject,
        };
        await tx.roles.add(role);
        const target = { id: role.id, name, permissions: permissions.join(',') };
        await record({ clock, ids }, tx, caller, method.createRole, organizationId, target);
        return { role: roleMessage(role) };
      });
    },

    async deleteRole({ organizationId, id }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.deleteRole, organizationId);
        if (isSystemRole(id)) {
          throw invalidArgument([{ field: 'id', description: 'Every organization keeps the system roles.' }]);
        }
        const role = await tx.roles.byId(organizationId, id);
        if (!role) throw notFound('role');
        await refuseRoleInUse(tx, role, clock());
        await tx.roles.remove(id);
        await record({ clock, ids }, tx, caller, method.deleteRole, organizationId, { id, name: role.name });
        return {};
      });
    },

    async listPermissions(_request, context) {
      callerOf(context);
      return { permissions: [...allPermissions] };
    },
  };
}

/** Deleting it would leave its holders with a useless role, and its invites with nothing to give. */
async function refuseRoleInUse(reader: StoreReader, { id, organizationId, name }: Role, now: Date): Promise<void> {
  const bindings = await reader.bindings.ofRole(organizationId, roleReference(organizationId, name));
  if (bindings.length > 0) {
    throw failedPrecondition('ROLE_IN_USE', `${bindings.length} role binding(s) hold “${name}”. Delete them first.`, {
      count: String(bindings.length),
    });
  }
  const invites = await reader.invites.ofOrganization(organizationId);
  const open = invites.filter((invite) => invite.roleId === id && isInviteOpen(invite, now));
  if (open.length > 0) {
    throw failedPrecondition('ROLE_IN_USE', `${open.length} open invite(s) hand out “${name}”. End them first.`, {
      count: String(open.length),
    });
  }
}
