import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { type Access, accessTo, authorize, demand, projectIn } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { alreadyExists, failedPrecondition, notFound } from '#domain/errors.ts';
import { refuseGrantAboveCaller } from '#domain/escalation.ts';
import type { Host } from '#domain/host.ts';
import { refuseRemovingLastOwner } from '#domain/last-owner.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { readList } from '#domain/read-list.ts';
import { type FoundRole, roleByReference } from '#domain/role-lookup.ts';
import type { ProjectScope } from '#domain/rules/access.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { roleBindingMessage } from '#domain/services/messages.ts';
import { isFullOfBindings, tooManyBindings } from '#domain/services/role-binding-quota.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { type CreateRoleBindingRequest, RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

const method = RoleService.method;
type RoleBindingMethods = 'listRoleBindings' | 'createRoleBinding' | 'deleteRoleBinding';

/** Role bindings, which give a role to a subject, organization-wide or in one project. */
export function roleBindings(host: Host): Pick<ServiceImpl<typeof RoleService>, RoleBindingMethods> {
  const { store, clock, ids } = host;
  return {
    async listRoleBindings(request, context) {
      const { organizationId, projectId } = request;
      const scope = projectId === '' ? null : projectId;
      await authorize(store, callerOf(context), method.listRoleBindings, organizationId, scope);
      const list = [method.listRoleBindings.name, organizationId, projectId];
      const { rows, ...part } = await readList(ids, request, list, (page) =>
        store.bindings.page(organizationId, scope, page),
      );
      return { ...part, roleBindings: rows.map(roleBindingMessage) };
    },

    async createRoleBinding(request, context) {
      const caller = callerOf(context);
      const { organizationId } = request;
      const projectId = request.projectId === '' ? null : request.projectId;
      // Before the count, which nobody may ask for who can't see the organization.
      await authorize(store, caller, method.createRoleBinding, organizationId, projectId);
      const isFull = await isFullOfBindings(store, organizationId);
      return transactionOf(store, caller, async (tx) => {
        const access = await authorize(tx, caller, method.createRoleBinding, organizationId, projectId);
        const { subject, role } = await validGrant(tx, request, projectId);
        refuseGrantAboveCaller(access, role.permissions, projectId, `give the role ${role.reference}`);
        await refuseUnknownServiceAccount(tx, organizationId, subject);
        const existing = (await tx.bindings.ofSubject(organizationId, subject)).find(
          (binding) => binding.role === role.reference && binding.projectId === projectId,
        );
        if (existing) {
          throw alreadyExists('BINDING_EXISTS', 'The subject has this role at this scope already.', {
            id: existing.id,
          });
        }
        if (isFull) throw tooManyBindings();
        const binding: RoleBinding = {
          id: ids.uuid(),
          organizationId,
          subject,
          projectId,
          role: role.reference,
          createdAt: clock(),
          createdBy: caller.subject,
        };
        await tx.bindings.add(binding);
        await record(host, tx, caller, method.createRoleBinding, organizationId, bindingTarget(binding));
        return { roleBinding: roleBindingMessage(binding) };
      });
    },

    async deleteRoleBinding({ organizationId, id }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const access = await accessTo(tx, caller, organizationId);
        const binding = await deletableBinding(tx, access, id);
        await refuseRemovingLastOwner(host, tx, [binding]);
        await tx.bindings.remove(id);
        await record(host, tx, caller, method.deleteRoleBinding, organizationId, bindingTarget(binding));
        return {};
      });
    },
  };
}

/** The subject and role to store. Throws InvalidArgument with everything that is wrong with the request. */
async function validGrant(
  reader: StoreReader,
  { organizationId, subject: rawSubject, role: rawRole, entity }: CreateRoleBindingRequest,
  projectId: ProjectScope,
): Promise<{ readonly subject: string; readonly role: FoundRole }> {
  const input = new Validation();
  const subject = input.subject(rawSubject);
  const role = await roleByReference(reader, organizationId, rawRole);
  input.check(role !== undefined, 'role', 'There is no such role in this organization.');
  const isProject = projectId === null || (await projectIn(reader, organizationId, projectId)) !== undefined;
  input.check(isProject, 'project_id', 'There is no such project in this organization.');
  // Not supported here. If a limit were accepted and ignored, the binding would give more than was asked for.
  input.check(entity === '', 'entity', 'Role bindings to a single entity are not supported. Leave it empty.');
  input.done();
  if (!role) throw notFound('role'); // unreachable: without a role there is a violation
  return { subject, role };
}

/** A binding created in advance would give its role to anybody who creates an account with that name. */
async function refuseUnknownServiceAccount(reader: StoreReader, organizationId: string, subject: string) {
  const parsed = parseSubject(subject);
  if (parsed.kind !== 'serviceaccount' || (await reader.serviceAccounts.byName(organizationId, parsed.name))) return;
  throw failedPrecondition('ACCOUNT_MISSING', `There is no service account “${parsed.name}”. Create it first.`);
}

/**
 * The binding, if the caller may delete it at its scope, or organization-wide if its project is deleted. Throws
 * PermissionDenied, and NotFound only to callers who may delete role bindings somewhere.
 */
async function deletableBinding(reader: StoreReader, access: Access, id: string): Promise<RoleBinding> {
  const permission = permissionOf(method.deleteRoleBinding);
  const organizationId = access.organization.id;
  const binding = await reader.bindings.byId(organizationId, id);
  if (!binding) {
    if (!access.somewhere(permission)) demand(access, permission, null);
    throw notFound('role binding');
  }
  const { projectId } = binding;
  const project = projectId === null ? undefined : await projectIn(reader, organizationId, projectId);
  demand(access, permission, project?.id ?? null);
  return binding;
}

/** What an audit record says about a binding. */
function bindingTarget({ id, subject, role, projectId }: RoleBinding): Record<string, string> {
  return { id, subject, role, project: projectId ?? '' };
}
