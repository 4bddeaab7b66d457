import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { type Access, authorize, visibleTo } from '#domain/authorize.ts';
import { issueLastInvoices } from '#domain/billing/close-months.ts';
import { callerOf, type UserCaller } from '#domain/caller.ts';
import { alreadyExists, failedPrecondition, humansOnly, permissionMissing, quotaExhausted } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { readAlike } from '#domain/rules/hidden-characters.ts';
import { maxCreatedOrganizations } from '#domain/rules/quota.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import { removeWholeOrganization } from '#domain/services/organization-cascade.ts';
import type { Organization } from '#domain/store/records.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';

const method = OrganizationService.method;
type OrganizationMethods = 'createOrganization' | 'updateOrganization' | 'deleteOrganization';

/** Organizations that begin, are renamed, and end. */
export function organizations(host: Host): Pick<ServiceImpl<typeof OrganizationService>, OrganizationMethods> {
  const { store, clock, ids, bookkeeping } = host;
  return {
    /**
     * The creator becomes the owner. A name that reads like that of an organization in which the person is already is refused:
     * they would not know which is which and, after a lost answer, a second try makes no second organization.
     */
    async createOrganization({ name: rawName }, context) {
      const caller = callerOf(context);
      if (caller.kind !== 'user') throw humansOnly('Only people can create organizations. Sign in to do so.');
      refuseElsewhere(caller);
      return transactionOf(store, caller, async (tx) => {
        const own = await visibleTo(tx, caller);
        demandAnywhere(own);
        const name = validName(rawName);
        refuseTakenName(own, name);
        if ((await tx.organizations.countCreatedBy(caller.subject)) >= maxCreatedOrganizations) {
          throw quotaExhausted(
            `You have created ${maxCreatedOrganizations} organizations, the most that one person may have created. Delete one that is no longer used.`,
            maxCreatedOrganizations,
          );
        }
        const made = { createdAt: clock(), createdBy: caller.subject };
        const organization = { id: ids.uuid(), name, ...made };
        const { id: organizationId } = organization;
        const bound = { subject: caller.subject, role: ownerRole, projectId: null };
        const owner = { id: ids.uuid(), organizationId, ...bound, ...made };
        await tx.organizations.add(organization);
        await tx.bindings.add(owner);
        const target = { id: organizationId, name, roleBinding: owner.id };
        await record(host, tx, caller, method.createOrganization, organizationId, target);
        return { id: organizationId };
      });
    },

    async updateOrganization({ id, name: rawName, expectedName }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const { organization } = await authorize(tx, caller, method.updateOrganization, id);
        const name = validName(rawName);
        refuseOtherName(organization, expectedName);
        if (name === organization.name) return {};
        await tx.organizations.update({ ...organization, name });
        await record(host, tx, caller, method.updateOrganization, id, { id, name, before: organization.name });
        return {};
      });
    },

    async deleteOrganization({ id, expectedName }, context) {
      const caller = callerOf(context);
      await authorize(store, caller, method.deleteOrganization, id);
      await bookkeeping.flushUsage();
      const lastInvoices = await transactionOf(store, caller, async (tx) => {
        const { organization } = await authorize(tx, caller, method.deleteOrganization, id);
        refuseOtherName(organization, expectedName);
        const issued = await issueLastInvoices(host, tx, id);
        const target = await removeWholeOrganization(host, tx, organization);
        await record(host, tx, caller, method.deleteOrganization, id, target);
        return issued;
      });
      for (const invoice of lastInvoices) bookkeeping.issued(invoice);
      return {};
    },
  };
}

/** Whoever comes through an organization's single sign-on counts there only, and could never enter the new one. */
function refuseElsewhere({ onlyIn }: UserCaller): void {
  if (onlyIn === undefined) return;
  throw failedPrecondition(
    'SINGLE_SIGN_ON_ONLY_HERE',
    'You signed in through single sign-on, which counts in one organization only. Sign in without it to create another one.',
  );
}

/** Throws PermissionDenied unless the caller may create organizations in at least one of these. */
function demandAnywhere(accesses: readonly Access[]): void {
  const permission = permissionOf(method.createOrganization);
  if (accesses.some((access) => access.at(null).has(permission))) return;
  throw permissionMissing(permission, 'one of your organizations');
}

function validName(raw: string): string {
  const input = new Validation();
  const name = input.name(raw);
  input.done();
  return name;
}

function refuseTakenName(own: readonly Access[], name: string): void {
  if (!own.some(({ organization }) => readAlike(organization.name, name))) return;
  throw alreadyExists('NAME_TAKEN', `You are in an organization named “${name}” already. Choose another name.`);
}

/** Refuses a change by somebody who has seen another name than the organization has now. */
function refuseOtherName(organization: Organization, expected: string): void {
  if (expected === '' || expected === organization.name) return;
  throw failedPrecondition(
    'STALE_ORGANIZATION',
    `The organization is called “${organization.name}” now: somebody renamed it meanwhile. Nothing was changed. Look at it again first.`,
  );
}
