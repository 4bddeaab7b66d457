import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { authorize, projectIn } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { alreadyExists, failedPrecondition, notFound, quotaExhausted } from '#domain/errors.ts';
import { refuseTokenAboveCaller } from '#domain/escalation.ts';
import type { Host } from '#domain/host.ts';
import { readList } from '#domain/read-list.ts';
import { readAlike } from '#domain/rules/hidden-characters.ts';
import { maxServiceAccounts, maxTokens } from '#domain/rules/quota.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { tokenPrefix } from '#domain/rules/token.ts';
import { removeWithAllItHas } from '#domain/services/account-cascade.ts';
import { serviceAccountMessage, tokenMessage } from '#domain/services/messages.ts';
import type { ServiceAccount } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';

const method = ServiceAccountService.method;

/** Machines and their API tokens. */
export function serviceAccountService({ store, clock, ids }: Host): ServiceImpl<typeof ServiceAccountService> {
  return {
    async listServiceAccounts(request, context) {
      const { organizationId } = request;
      await authorize(store, callerOf(context), method.listServiceAccounts, organizationId);
      const list = [method.listServiceAccounts.name, organizationId];
      const { rows, ...part } = await readList(ids, request, list, (page) =>
        store.serviceAccounts.page(organizationId, page),
      );
      return { ...part, serviceAccounts: rows.map(serviceAccountMessage) };
    },

    async createServiceAccount({ organizationId, name: rawName }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.createServiceAccount, organizationId);
        const input = new Validation();
        const name = input.name(rawName);
        input.done();

        const accounts = await tx.serviceAccounts.ofOrganization(organizationId);
        if (accounts.some((account) => readAlike(account.name, name))) {
          throw alreadyExists('NAME_TAKEN', `A service account named “${name}” exists already. Choose another name.`);
        }
        if (accounts.length >= maxServiceAccounts) {
          throw quotaExhausted(
            `The organization has ${maxServiceAccounts} service accounts, the most it may have. Delete one that is no longer used.`,
            maxServiceAccounts,
          );
        }
        await refuseLeftoverBindings(tx, organizationId, name);
        const account = { id: ids.uuid(), organizationId, name, createdAt: clock(), createdBy: caller.subject };
        await tx.serviceAccounts.add(account);
        await record({ clock, ids }, tx, caller, method.createServiceAccount, organizationId, { id: account.id, name });
        return { serviceAccount: serviceAccountMessage(account) };
      });
    },

    async deleteServiceAccount({ organizationId, id }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.deleteServiceAccount, organizationId);
        const account = await accountIn(tx, organizationId, id);
        const target = await removeWithAllItHas(tx, account, caller, clock());
        await record({ clock, ids }, tx, caller, method.deleteServiceAccount, organizationId, target);
        return {};
      });
    },

    async listServiceAccountTokens(request, context) {
      const { organizationId, serviceAccountId } = request;
      await authorize(store, callerOf(context), method.listServiceAccountTokens, organizationId);
      await accountIn(store, organizationId, serviceAccountId);
      const list = [method.listServiceAccountTokens.name, organizationId, serviceAccountId];
      const { rows, ...part } = await readList(ids, request, list, (page) =>
        store.tokens.page(organizationId, serviceAccountId, page),
      );
      return { ...part, tokens: rows.map((token) => tokenMessage(token)) };
    },

    async createServiceAccountToken({ organizationId, serviceAccountId, name: rawName, projectId }, context) {
      const caller = callerOf(context);
      const secret = tokenPrefix + ids.secret();
      const hash = await ids.digest(secret);
      return transactionOf(store, caller, async (tx) => {
        const access = await authorize(tx, caller, method.createServiceAccountToken, organizationId);
        const account = await accountIn(tx, organizationId, serviceAccountId);
        const input = new Validation();
        const name = input.name(rawName);
        const limit = projectId === '' ? null : projectId;
        const project = limit === null || (await projectIn(tx, organizationId, limit));
        input.check(Boolean(project), 'project_id', 'There is no such project in this organization.');
        input.done();

        await refuseTokenAboveCaller(tx, access, account, limit);
        const tokens = await tx.tokens.ofAccount(organizationId, account.id);
        if (tokens.some((token) => readAlike(token.name, name))) {
          throw alreadyExists(
            'NAME_TAKEN',
            `“${account.name}” has a token named “${name}” already. Choose another name.`,
          );
        }
        if (tokens.length >= maxTokens) {
          throw quotaExhausted(
            `“${account.name}” has ${maxTokens} tokens, the most it may have. Delete one that is no longer used.`,
            maxTokens,
          );
        }
        const token = {
          id: ids.uuid(),
          organizationId,
          serviceAccountId: account.id,
          name,
          projectId: limit,
          hash,
          createdAt: clock(),
          createdBy: caller.subject,
          lastUsedAt: null,
        };
        await tx.tokens.add(token);
        const target = { id: token.id, name, serviceAccount: account.name, project: limit ?? '' };
        await record({ clock, ids }, tx, caller, method.createServiceAccountToken, organizationId, target);
        return { token: tokenMessage(token, secret) };
      });
    },

    async deleteServiceAccountToken({ organizationId, serviceAccountId, id }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.deleteServiceAccountToken, organizationId);
        const account = await accountIn(tx, organizationId, serviceAccountId);
        const token = (await tx.tokens.ofAccount(organizationId, account.id)).find((candidate) => candidate.id === id);
        if (!token) throw notFound('token');
        await tx.tokens.remove(id);
        const target = { id, name: token.name, serviceAccount: account.name };
        await record({ clock, ids }, tx, caller, method.deleteServiceAccountToken, organizationId, target);
        return {};
      });
    },
  };
}

async function accountIn(reader: StoreReader, organizationId: string, id: string): Promise<ServiceAccount> {
  const account = await reader.serviceAccounts.byId(organizationId, id);
  if (!account) throw notFound('service account');
  return account;
}

/** Bindings refer to accounts by name: leftover bindings of an older account must not apply to a new one. */
async function refuseLeftoverBindings(reader: StoreReader, organizationId: string, name: string): Promise<void> {
  const leftovers = await reader.bindings.ofSubject(organizationId, serviceAccountSubject(name));
  if (leftovers.length === 0) return;
  throw failedPrecondition(
    'LEFTOVER_BINDINGS',
    `${leftovers.length} role binding(s) still name a service account “${name}” that is gone, and a new one would inherit them. Delete those bindings or choose another name.`,
    { count: String(leftovers.length) },
  );
}
