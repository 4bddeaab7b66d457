import type { ServiceImpl } from '@connectrpc/connect';
import { accessTo, authorize, projectIn } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { projectActivityMessage, tokenRefusalMessage, tokenUseMessage } from '#domain/services/activity-messages.ts';
import { ActivityService } from '#proto/console/activity/v1alpha1/activity_pb.ts';

const method = ActivityService.method;

/** Tells what the data plane has seen of projects and API tokens. */
export function activityService({ store }: Host): ServiceImpl<typeof ActivityService> {
  return {
    async listProjectActivity({ organizationId }, context) {
      const access = await accessTo(store, callerOf(context), organizationId);
      const lastData = await store.activity.lastDataIn(organizationId);
      const readable = [...lastData].filter(([projectId]) => access.at(projectId).has('project.read'));
      return { projects: readable.map(([projectId, at]) => projectActivityMessage(projectId, at)) };
    },

    async listTokenUses({ organizationId, projectId }, context) {
      await authorize(store, callerOf(context), method.listTokenUses, organizationId);
      if (!(await projectIn(store, organizationId, projectId))) throw notFound('project');
      return { uses: (await store.activity.usesInProject(organizationId, projectId)).map(tokenUseMessage) };
    },

    async getTokenActivity({ organizationId, serviceAccountId, tokenId }, context) {
      await authorize(store, callerOf(context), method.getTokenActivity, organizationId);
      const token = await store.tokens.byId(tokenId);
      const isHere = token?.organizationId === organizationId && token.serviceAccountId === serviceAccountId;
      if (!isHere) throw notFound('token');
      const uses = await store.activity.usesOfToken(organizationId, tokenId);
      const refusals = await store.activity.refusalsOfToken(organizationId, tokenId);
      return { uses: uses.map(tokenUseMessage), refusals: refusals.map(tokenRefusalMessage) };
    },
  };
}
