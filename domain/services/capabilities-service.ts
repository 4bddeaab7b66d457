import type { ServiceImpl } from '@connectrpc/connect';
import { callerOf } from '#domain/caller.ts';
import { capabilities } from '#domain/rules/capabilities.ts';
import type { CapabilitiesService } from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';

/** What this backend has beyond the public API, alike for every signed-in caller. */
export function capabilitiesService(): ServiceImpl<typeof CapabilitiesService> {
  return {
    async getCapabilities(_request, context) {
      callerOf(context);
      return { capabilities: [...capabilities] };
    },
  };
}
