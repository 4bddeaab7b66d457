import type { ServiceImpl } from '@connectrpc/connect';
import { admittedCallerOf } from '#domain/edge.ts';
import type { Host } from '#domain/host.ts';
import { Validation } from '#domain/validation.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';

/** Accepts profiles, counts their bytes and drops them: a stand-in with real access checks. */
export function profileStoreService(host: Host): ServiceImpl<typeof ProfileStoreService> {
  return {
    async writeRaw({ series }, context) {
      const { projectId } = await admittedCallerOf(host, context, ProfileStoreService.method.writeRaw);
      const input = new Validation();
      let bytes = 0;
      for (const [i, { samples }] of series.entries()) {
        for (const [j, { rawProfile }] of samples.entries()) {
          input.check(rawProfile.length > 0, `series[${i}].samples[${j}].raw_profile`, 'The profile is empty.');
          bytes += rawProfile.length;
        }
      }
      input.done();
      await host.store.addProfileBytes(projectId, bytes);
      return {};
    },
  };
}
