import { createContextValues } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { callerBehind } from '#domain/authenticate.ts';
import { callerKey } from '#domain/caller.ts';
import { admittedCallerOf, admitToProject } from '#domain/edge.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { idOf, projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';

const { writeRaw } = ProfileStoreService.method;

/** A request by an owner's token that was admitted, and whose token is deleted while its body is on the way. */
async function overtaken() {
  const world = await createTestWorld();
  const caller = await callerBehind(world.host, `Bearer ${tokenSecret('ownerMachine')}`);
  const context = {
    values: createContextValues().set(callerKey, caller),
    requestHeader: new Headers({ projectid: projects.beta }),
  };
  await admitToProject(world.host, context, writeRaw);
  await world.store.transaction((tx) => tx.tokens.remove(idOf('ownerMachine', 'token')));
  return { world, context };
}

describe('a call that was admitted before its body was read', () => {
  it.each([
    [0, 'OK'],
    [999, 'OK'],
    [1000, 'Unauthenticated'],
    [60_000, 'Unauthenticated'],
    // The clock was set back.
    [-1, 'Unauthenticated'],
  ])('and whose token is deleted meanwhile is, after %i ms, %s', async (later, code) => {
    const { world, context } = await overtaken();
    world.pass(later);
    expect(await codeOf(admittedCallerOf(world.host, context, writeRaw))).toBe(code);
  });

  it('is checked anew for any other method', async () => {
    const { world, context } = await overtaken();
    const other = admittedCallerOf(world.host, context, DebuginfoService.method.upload);
    expect(await codeOf(other)).toBe('Unauthenticated');
  });
});
