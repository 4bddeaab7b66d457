import type { ServiceImpl } from '@connectrpc/connect';
import { admittedCallerOf } from '#domain/edge.ts';
import type { Host } from '#domain/host.ts';
import { utcDay } from '#domain/rules/utc-calendar.ts';
import { Validation } from '#domain/validation.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';

/** Accepts profiles, counts their bytes and samples for the bill and drops them: a stand-in with real access checks. */
export function profileStoreService(host: Host): ServiceImpl<typeof ProfileStoreService> {
  return {
    async writeRaw({ series }, context) {
      const { projectId } = await admittedCallerOf(host, context, ProfileStoreService.method.writeRaw);
      const input = new Validation();
      let [bytes, count] = [0, 0];
      for (const [i, { samples }] of series.entries()) {
        for (const [j, { rawProfile }] of samples.entries()) {
          input.check(rawProfile.length > 0, `series[${i}].samples[${j}].raw_profile`, 'The profile is empty.');
          bytes += rawProfile.length;
          count += 1;
        }
      }
      input.done();
      const usage = { projectId, day: utcDay(host.clock()), bytes: BigInt(bytes), samples: BigInt(count) };
      if (count > 0) await host.store.addUsage([usage]);
      return {};
    },
  };
}
