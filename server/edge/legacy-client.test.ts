import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds } from '#domain/seed-ids.ts';
import { seedWorld } from '#domain/seed.ts';
import { claimsOf, signJwt } from '#domain/testing/legacy-jwt.ts';
import { ActivityService, RefusalKind } from '#proto/console/activity/v1alpha1/activity_pb.ts';
import { MigrationService } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { knowLegacyKey } from '#server/testing/known-legacy-key.ts';
import { ownerOfDemo } from '#server/testing/owner-of-demo.ts';
import { credential, parcaClient, type ParcaClient } from '#server/testing/parca-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';

/** From a legacy token to an API token, with a client that nobody here wrote, against the demo world. */

const { organization: organizationId, projects } = seedIds;
const { production, staging } = projects;
let backend: TestBackend;
let client: ParcaClient;
let headers: Record<string, string>;

beforeAll(async () => {
  backend = await startTestBackend();
  client = parcaClient(backend.grpcPort);
  knowLegacyKey(join(backend.folder, 'data', 'console.db'));
  headers = await ownerOfDemo(backend);
});

afterAll(async () => {
  client.close();
  await backend.remove();
});

/** The demo's legacy token with this name. */
async function legacyToken(name: string) {
  const token = seedWorld(new Date()).legacyTokens.find((each) => each.name === name);
  if (!token) throw new Error(`the demo has no legacy token ${name}`);
  return { ...token, jwt: await signJwt(claimsOf(token)) };
}

const api = {
  projects: () => apiClient(ProjectService, backend.origin, headers),
  accounts: () => apiClient(ServiceAccountService, backend.origin, headers),
  roles: () => apiClient(RoleService, backend.origin, headers),
  activity: () => apiClient(ActivityService, backend.origin, headers),
  migrations: () => apiClient(MigrationService, backend.origin, headers),
};

describe('an agent with a legacy token', () => {
  it('sends without a project, or with its own', async () => {
    const { jwt: token } = await legacyToken('agent before IAM');
    expect(await client.writeRaw(credential(token, ''))).toBe('OK');
    expect(await client.writeRaw(credential(token, production))).toBe('OK');
    expect(await client.upload(credential(token, ''), 'legacy-build')).toBe('OK');
    expect(await client.writeRaw(credential(token, staging))).toBe('INVALID_ARGUMENT');
  });

  it('is refused by the API, which takes API tokens only', async () => {
    const { jwt } = await legacyToken('agent before IAM');
    const projectsOf = apiClient(ProjectService, backend.origin, { authorization: `Bearer ${jwt}` }).getProjects({});
    await expect(projectsOf).rejects.toMatchObject({ rawMessage: expect.stringContaining('legacy token') });
  });

  it('moves to an API token, whose mistakes and first use are seen, and the old one ends at its revocation', async () => {
    const old = await legacyToken('trial');
    expect(await client.writeRaw(credential(old.jwt, ''))).toBe('OK');
    const { tokens } = await api.migrations().listLegacyTokens({ organizationId });
    expect(tokens.find(({ id }) => id === old.id)?.lastUsedAt).toBeDefined();

    const { serviceAccount } = await api.accounts().createServiceAccount({ organizationId, name: 'moved-agent' });
    const serviceAccountId = serviceAccount?.id ?? '';
    const made = await api.accounts().createServiceAccountToken({ organizationId, serviceAccountId, name: 'agent' });
    const [token, tokenId] = [made.token?.token ?? '', made.token?.id ?? ''];
    const seen = () => api.activity().getTokenActivity({ organizationId, serviceAccountId, tokenId });
    expect(await client.writeRaw(credential(token, ''))).toBe('INVALID_ARGUMENT');
    expect(await client.writeRaw(credential(token, staging))).toBe('PERMISSION_DENIED');
    await expect
      .poll(async () => new Set((await seen()).refusals.map(({ kind }) => kind)), { timeout: 5000 })
      .toEqual(new Set([RefusalKind.NO_PROJECT, RefusalKind.PERMISSION_MISSING]));
    expect((await seen()).uses).toEqual([]);

    await api.roles().createRoleBinding({
      organizationId,
      subject: 'serviceaccount:moved-agent',
      role: 'system:profile-writer',
      projectId: staging,
    });
    expect(await client.writeRaw(credential(token, staging))).toBe('OK');
    await expect
      .poll(async () => (await seen()).uses.map(({ projectId, permission }) => [projectId, permission]), {
        timeout: 5000,
      })
      .toEqual([[staging, 'profile.write']]);

    await api.projects().deleteProjectToken({ id: staging, tokenId: old.id });
    expect(await client.writeRaw(credential(old.jwt, ''))).toBe('UNAUTHENTICATED');
    expect(await client.writeRaw(credential(token, staging))).toBe('OK');
  });
});
