import type { ServiceImpl } from '@connectrpc/connect';
import { callerOf } from '#domain/caller.ts';
import { capabilities } from '#domain/rules/capabilities.ts';
import type { CapabilitiesService } from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';

/** What this backend offers beyond the public API, the same for every signed-in caller. */
export function capabilitiesService(): ServiceImpl<typeof CapabilitiesService> {
  return {
    async getCapabilities(_request, context) {
      callerOf(context);
      return { capabilities: [...capabilities] };
    },
  };
}
