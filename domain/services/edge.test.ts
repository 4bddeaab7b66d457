import { describe, expect, it } from 'vitest';
import { pieces } from '#domain/testing/pieces.ts';
import { receivedBy } from '#domain/testing/received-by.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, spare } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const { alpha, beta, gamma, unknown } = projects;
const profile = { series: [{ samples: [{ rawProfile: new Uint8Array(10) }, { rawProfile: new Uint8Array(5) }] }] };

describe('who may write', () => {
  it.each<[Actor, string, string, string]>([
    ['agent', alpha, 'OK', 'OK'],
    ['agent', beta, 'OK', 'OK'],
    ['scraper', alpha, 'OK', 'PermissionDenied'],
    ['scraper', beta, 'PermissionDenied', 'PermissionDenied'],
    ['uploader', beta, 'PermissionDenied', 'OK'],
    ['idleMachine', alpha, 'PermissionDenied', 'PermissionDenied'],
    ['limitedMachine', alpha, 'OK', 'OK'],
    ['limitedMachine', beta, 'PermissionDenied', 'PermissionDenied'],
    ['strangerMachine', alpha, 'PermissionDenied', 'PermissionDenied'],
    ['strangerMachine', gamma, 'OK', 'OK'],
    ['agent', gamma, 'PermissionDenied', 'PermissionDenied'],
    ['agent', unknown, 'PermissionDenied', 'PermissionDenied'],
    ['projectOwner', alpha, 'OK', 'OK'],
    ['viewer', alpha, 'PermissionDenied', 'PermissionDenied'],
  ])('%s in project %s: profiles %s, debug info %s', async (actor, project, profiles, debuginfo) => {
    const clients = (await createTestWorld()).as(actor, project);
    expect(await codeOf(clients.profiles.writeRaw(profile))).toBe(profiles);
    expect(await codeOf(clients.debuginfo.shouldInitiateUpload({ buildId: 'b' }))).toBe(debuginfo);
  });

  it('names the permission and the project that were asked for', async () => {
    const refused = await refusal((await createTestWorld()).as('scraper', beta).profiles.writeRaw(profile));
    expect(refused).toMatchObject({ reason: 'PERMISSION_MISSING', metadata: { permission: 'profile.write' } });
    expect(refused.message).toContain(`profile.write in project ${beta}`);
  });

  it('answers alike for a project without rights, of another organization and of nobody', async () => {
    const world = await createTestWorld();
    const answers = await Promise.all(
      [beta, gamma, unknown].map(async (project) => {
        const refused = await refusal(world.as('scraper', project).profiles.writeRaw(profile));
        return [refused.code, refused.reason, refused.metadata, refused.message.replace(project, '…')];
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it.each([undefined, '', '   ', 'production', `${alpha}, ${beta}`, `${alpha}0`])(
    'asks for the project header instead of %j',
    async (project) => {
      const clients = (await createTestWorld()).as('agent', project);
      for (const call of [
        () => clients.profiles.writeRaw(profile),
        () => clients.debuginfo.initiateUpload({}),
        () => clients.debuginfo.upload(pieces('', '', [])),
      ]) {
        expect(await refusal(call())).toMatchObject({ code: 'InvalidArgument', fields: ['projectid'] });
      }
    },
  );

  it('takes the project in upper case too', async () => {
    const { profiles } = (await createTestWorld()).as('scraper', alpha.toUpperCase());
    expect(await codeOf(profiles.writeRaw(profile))).toBe('OK');
  });

  it('looks at the credential first, then the project header, then the permission, then the request', async () => {
    const world = await createTestWorld();
    const answer = (actor: Actor, project?: string) =>
      refusal(world.as(actor, project).debuginfo.initiateUpload({ buildId: '' }));
    expect((await answer('signedOut')).code).toBe('Unauthenticated');
    expect((await answer('scraper')).fields).toEqual(['projectid']);
    expect((await answer('scraper', alpha)).code).toBe('PermissionDenied');
    expect((await answer('uploader', alpha)).fields).toEqual(['build_id', 'hash', 'size']);
  });
});

describe('WriteRaw', () => {
  it('counts the bytes and samples of the profiles for the project', async () => {
    const world = await createTestWorld();
    const { profiles } = world.as('agent', alpha);
    await profiles.writeRaw(profile);
    await profiles.writeRaw({ series: [...profile.series, ...profile.series] });
    await profiles.writeRaw({});
    expect(await receivedBy(world.store, organizations.acme, alpha)).toEqual({ bytes: 45n, samples: 6n });
    expect((await receivedBy(world.store, organizations.acme, beta)).bytes).toBe(0n);
  });

  it('names every empty profile, and counts none of the batch', async () => {
    const world = await createTestWorld();
    const samples = [{}, { rawProfile: new Uint8Array(1) }, {}];
    const refused = await refusal(world.as('agent', alpha).profiles.writeRaw({ series: [{ samples }] }));
    expect(refused.fields).toEqual(['series[0].samples[0].raw_profile', 'series[0].samples[2].raw_profile']);
    expect((await receivedBy(world.store, organizations.acme, alpha)).bytes).toBe(0n);
  });

  it('ignores the tenant of older clients', async () => {
    const world = await createTestWorld();
    await world.as('agent', alpha).profiles.writeRaw({ ...profile, tenant: beta });
    expect((await receivedBy(world.store, organizations.acme, beta)).bytes).toBe(0n);
  });
});

describe('revocation', () => {
  it('holds for the next write', async () => {
    const world = await createTestWorld();
    const { profiles } = world.as('scraper', alpha);
    expect(await codeOf(profiles.writeRaw(profile))).toBe('OK');
    const organizationId = organizations.acme;
    await world.as('owner').roles.deleteRoleBinding({ organizationId, id: idOf('scraper', 'binding') });
    expect(await codeOf(profiles.writeRaw(profile))).toBe('PermissionDenied');
    const serviceAccountId = idOf('scraper', 'account');
    const token = { organizationId, serviceAccountId, id: idOf('scraper', 'token') };
    await world.as('owner').accounts.deleteServiceAccountToken(token);
    expect(await codeOf(profiles.writeRaw(profile))).toBe('Unauthenticated');
  });

  it.each([
    ['the token', 'Unauthenticated'],
    ['the role binding', 'PermissionDenied'],
    ['the service account', 'Unauthenticated'],
  ])('of %s holds for an upload that is under way', async (what, code) => {
    const world = await createTestWorld();
    const { accounts, roles } = world.as('owner');
    const [organizationId, account] = [organizations.acme, idOf('uploader', 'account')];
    async function* revokedMeanwhile() {
      yield { data: { case: 'info' as const, value: { buildId: spare.upload.buildId, uploadId: spare.upload.id } } };
      yield { data: { case: 'chunkData' as const, value: new Uint8Array(7) } };
      if (what === 'the role binding') {
        await roles.deleteRoleBinding({ organizationId, id: idOf('uploader', 'binding') });
      } else if (what === 'the token') {
        const id = idOf('uploader', 'token');
        await accounts.deleteServiceAccountToken({ organizationId, serviceAccountId: account, id });
      } else {
        await accounts.deleteServiceAccount({ organizationId, id: account });
      }
      yield { data: { case: 'chunkData' as const, value: new Uint8Array(7) } };
    }
    const { debuginfo } = world.as('uploader', beta);
    expect(await codeOf(debuginfo.upload(revokedMeanwhile()))).toBe(code);
    expect((await world.store.debuginfo.byBuildId(beta, spare.upload.buildId, 0))?.size).toBe(1);
  });
});
