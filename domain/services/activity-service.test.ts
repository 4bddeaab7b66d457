import { describe, expect, it } from 'vitest';
import { codeOf } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';
import { RefusalKind } from '#proto/console/activity/v1alpha1/activity_pb.ts';

const organizationId = organizations.acme;
const { alpha, beta, unknown } = projects;
const profile = { series: [{ samples: [{ rawProfile: new Uint8Array(10) }] }] };

const tokenOf = (actor: Actor) => ({
  organizationId,
  serviceAccountId: idOf(actor, 'account'),
  tokenId: idOf(actor, 'token'),
});
const activityOf = (world: TestWorld, actor: Actor) => world.as('viewer').activity.getTokenActivity(tokenOf(actor));

describe('what was seen of a token', () => {
  it('is its last use in each project, with each permission', async () => {
    const world = await createTestWorld();
    await world.as('agent', alpha).profiles.writeRaw(profile);
    world.pass(1000);
    await world.as('agent', beta).profiles.writeRaw(profile);
    await world.as('agent', beta).debuginfo.shouldInitiateUpload({ buildId: 'b' });
    const { uses, refusals } = await activityOf(world, 'agent');
    const seen = uses.map(({ projectId, permission }) => `${permission} ${projectId}`);
    expect(seen.toSorted()).toEqual(
      [`debuginfo.write ${beta}`, `profile.write ${alpha}`, `profile.write ${beta}`].toSorted(),
    );
    expect(uses.at(-1)?.projectId).toBe(alpha);
    expect(refusals).toEqual([]);
  });

  it.each<[string, Actor, string | undefined, RefusalKind, string]>([
    ['no project', 'agent', undefined, RefusalKind.NO_PROJECT, ''],
    ['a blank project', 'agent', '  ', RefusalKind.NO_PROJECT, ''],
    ['a project by name', 'agent', 'production', RefusalKind.MALFORMED_PROJECT, ''],
    ['a project that it has no right in', 'scraper', beta, RefusalKind.PERMISSION_MISSING, beta],
    ['a project that isn’t there', 'agent', unknown, RefusalKind.PERMISSION_MISSING, unknown],
    ['a project beyond its limit', 'limitedMachine', beta, RefusalKind.PERMISSION_MISSING, beta],
  ])('says that it was refused with %s', async (_what, actor, project, kind, projectId) => {
    const world = await createTestWorld();
    expect(await codeOf(world.as(actor, project).profiles.writeRaw(profile))).not.toBe('OK');
    const { uses, refusals } = await activityOf(world, actor);
    expect(uses).toEqual([]);
    expect(refusals).toMatchObject([{ kind, projectId, permission: 'profile.write' }]);
  });

  it('keeps one refusal of each kind, the last, whatever a client asks for', async () => {
    const world = await createTestWorld();
    for (const project of [undefined, beta, unknown, undefined, beta]) {
      await codeOf(world.as('scraper', project).profiles.writeRaw(profile));
      world.pass(1000);
    }
    const { refusals } = await activityOf(world, 'scraper');
    expect(refusals.map(({ kind, projectId }) => [kind, projectId])).toEqual([
      [RefusalKind.PERMISSION_MISSING, beta],
      [RefusalKind.NO_PROJECT, ''],
    ]);
  });

  it('is nothing for a request that is refused for its content, or by a person', async () => {
    const world = await createTestWorld();
    await codeOf(world.as('projectOwner', beta).profiles.writeRaw(profile));
    await codeOf(world.as('agent', beta).debuginfo.shouldInitiateUpload({ buildId: '' }));
    const { refusals } = await activityOf(world, 'agent');
    expect(refusals).toEqual([]);
  });

  it('goes with the token', async () => {
    const world = await createTestWorld();
    await world.as('agent', beta).profiles.writeRaw(profile);
    const { serviceAccountId, tokenId } = tokenOf('agent');
    await world.as('owner').accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id: tokenId });
    expect(await codeOf(activityOf(world, 'agent'))).toBe('NotFound');
    expect((await world.as('viewer').activity.listTokenUses({ organizationId, projectId: beta })).uses).toEqual([]);
  });

  it('never fails a call, and a failure to keep it is reported', async () => {
    const failure = new Error('full');
    const world = await createTestWorld(undefined, (host) => ({
      ...host,
      store: {
        ...host.store,
        noteTokenUse: () => Promise.reject(failure),
        noteTokenRefusal: () => Promise.reject(failure),
      },
    }));
    expect(await codeOf(world.as('agent', beta).profiles.writeRaw(profile))).toBe('OK');
    expect(await codeOf(world.as('scraper', beta).profiles.writeRaw(profile))).toBe('PermissionDenied');
    expect(world.reports.map(({ error }) => error)).toEqual([failure, failure]);
  });

  it.each<[string, object]>([
    ['another account', { serviceAccountId: idOf('scraper', 'account') }],
    ['another organization', { tokenId: idOf('strangerMachine', 'token') }],
  ])('isn’t found as that of %s', async (_what, change) => {
    const { activity } = (await createTestWorld()).as('owner');
    expect(await codeOf(activity.getTokenActivity({ ...tokenOf('agent'), ...change }))).toBe('NotFound');
  });
});

describe('when a project last received data', () => {
  it('is told of the projects that one may read', async () => {
    const world = await createTestWorld();
    await world.as('agent', alpha).profiles.writeRaw(profile);
    await world.as('agent', beta).profiles.writeRaw(profile);
    const toldTo = async (actor: Actor) => {
      const { projects: told } = await world.as(actor).activity.listProjectActivity({ organizationId });
      return told.map(({ projectId }) => projectId).toSorted();
    };
    expect(await toldTo('viewer')).toEqual([alpha, beta].toSorted());
    expect(await toldTo('projectOwner')).toEqual([alpha]);
    expect(await toldTo('billing')).toEqual([]);
    expect(await codeOf(toldTo('stranger'))).toBe('NotFound');
  });

  it('isn’t changed by a call that is refused', async () => {
    const world = await createTestWorld();
    await codeOf(world.as('scraper', beta).profiles.writeRaw(profile));
    expect((await world.as('viewer').activity.listProjectActivity({ organizationId })).projects).toEqual([]);
  });
});
