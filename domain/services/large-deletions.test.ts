import { expect, it } from 'vitest';
import type { RoleBinding } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { idOf, organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };
const many = 3000;

/** Acme with thousands of everything that a deletion takes along. */
function crowded(world: World): World {
  const numbers = Array.from({ length: many }, (_, n) => n);
  const subjects = [subjectOf('viewer'), subjectOf('idleMachine'), 'user:dev:never@acme.example'];
  const bound = subjects.flatMap((subject, of) =>
    numbers.map((n): RoleBinding => ({
      ...made,
      id: `bound-${of}-${n}`,
      subject,
      projectId: projects.beta,
      role: 'system:viewer',
    })),
  );
  const serviceAccountId = idOf('idleMachine', 'account');
  const limited = { ...made, serviceAccountId, projectId: projects.beta, lastUsedAt: null };
  const legacy = {
    organizationId,
    createdAt: made.createdAt,
    projectId: projects.beta,
    publicKey: '{}',
    lastUsedAt: null,
  };
  return {
    ...world,
    bindings: [...world.bindings, ...bound],
    tokens: [
      ...world.tokens,
      ...numbers.map((n) => ({ ...limited, id: `limited-${n}`, name: `limited ${n}`, hash: `hash ${n}` })),
    ],
    legacyTokens: [
      ...world.legacyTokens,
      ...numbers.map((n) => Object.assign({ id: `legacy-${n}`, name: `legacy ${n}` }, legacy)),
    ],
  };
}

it.each<[string, (clients: Clients) => Promise<unknown>, Record<string, string>]>([
  [
    'a project',
    ({ projects: client }) => client.deleteProject({ id: projects.beta }),
    { roleBindingsInAll: String(3 * many), tokensInAll: String(many), legacyTokensInAll: String(many + 1) },
  ],
  [
    'a service account',
    ({ accounts }) => accounts.deleteServiceAccount({ organizationId, id: idOf('idleMachine', 'account') }),
    { roleBindingsInAll: String(many), tokensInAll: String(many + 1) },
  ],
  [
    'a person',
    ({ people }) => people.removePerson({ organizationId, subject: subjectOf('viewer') }),
    { roleBindingsInAll: String(many + 1) },
  ],
])('the audit record of %s with thousands of parts counts all and names some', async (_what, remove, counted) => {
  const world = await createTestWorld(crowded);
  await remove(world.as('owner'));
  const [written] = await world.store.audit.ofOrganization(organizationId);
  expect(written?.target).toMatchObject(counted);
  expect(JSON.stringify(written).length).toBeLessThan(128 * 1024);
});
