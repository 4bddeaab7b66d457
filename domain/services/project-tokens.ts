import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { callerOf } from '#domain/caller.ts';
import { failedPrecondition, notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { projectTokenMessage } from '#domain/services/messages.ts';
import { allowedProject } from '#domain/services/projects.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';

const method = ProjectService.method;
type TokenMethods = 'getProjectTokens' | 'createProjectToken' | 'deleteProjectToken';

/** The legacy tokens of a project: to look at and to revoke. */
export function projectTokens(host: Host): Pick<ServiceImpl<typeof ProjectService>, TokenMethods> {
  const { store } = host;
  return {
    async getProjectTokens({ id }, context) {
      const { organizationId } = await allowedProject(store, callerOf(context), method.getProjectTokens, id);
      return { tokens: (await store.legacyTokens.ofProject(organizationId, id)).map(projectTokenMessage) };
    },

    async createProjectToken({ id }, context) {
      await allowedProject(store, callerOf(context), method.createProjectToken, id);
      throw failedPrecondition(
        'LEGACY_TOKENS_DISABLED',
        'Legacy tokens can no longer be created. Create a service account, give it a role in this project, and create an API token for it.',
      );
    },

    async deleteProjectToken({ id, tokenId }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const { organizationId, name: project } = await allowedProject(tx, caller, method.deleteProjectToken, id);
        const token = await tx.legacyTokens.byId(tokenId);
        if (token?.projectId !== id) throw notFound('legacy token');
        await tx.legacyTokens.remove(tokenId);
        const target = { id: tokenId, name: token.name, project };
        await record(host, tx, caller, method.deleteProjectToken, organizationId, target);
        return {};
      });
    },
  };
}
