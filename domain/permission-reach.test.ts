import { expect, it } from 'vitest';
import { countsInProject } from '#domain/rules/permission-reach.ts';
import { permissions } from '#domain/rules/permissions.ts';
import type { World } from '#domain/store/world.ts';
import { neededBy, outOfUse } from '#domain/testing/needed-rights.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld, services } from '#domain/testing/test-world.ts';
import { type Call, validCalls } from '#domain/testing/valid-calls.ts';

/** The owner of one project calls every RPC: the answers say which permissions count in a project. */

const organizationId = organizations.acme;
const viewer = { reference: 'system:viewer', id: 'system:viewer', permissions: ['view.read'] };

/** Every guarded RPC, with its valid request: about the whole organization or, on the edge, about a project. */
const rpcs = Object.entries(services).flatMap(([name, service]) =>
  service.methods
    .filter((method) => neededBy(method).length > 0 && !outOfUse.has(method.name))
    .map((method) => ({ name: method.name, needed: neededBy(method), call: callOf(name, method.localName) })),
);

const aboutOrganization = rpcs.filter(({ needed }) => !needed.some(countsInProject));

it('some RPCs are about the organization', () => {
  expect(aboutOrganization.length).toBeGreaterThan(12);
});

it.each(aboutOrganization)('$name is refused where $needed is given in a project only', async ({ call }) => {
  const world = await createTestWorld(withProjectOwner);
  expect(await codeOf(call(world.as('newcomer', projects.beta), viewer))).toBe('PermissionDenied');
});

const inBeta = { organizationId, projectId: projects.beta };

it.each<[string, Call]>([
  ['project.read', validCalls.projects.getProject],
  ['rolebinding.list', ({ roles }) => roles.listRoleBindings(inBeta)],
  [
    'rolebinding.create',
    ({ roles }) => roles.createRoleBinding({ ...inBeta, subject: 'user:dev:new@acme.example', role: 'system:viewer' }),
  ],
  ['rolebinding.delete', ({ roles }) => roles.deleteRoleBinding({ organizationId, id: bindingId })],
  ['debuginfo.write', validCalls.debuginfo.shouldInitiateUpload],
  ['profile.write', validCalls.profiles.writeRaw],
])('%s counts in a project', async (permission, call) => {
  const world = await createTestWorld(withProjectOwner);
  expect(await codeOf(call(world.as('newcomer', projects.beta), viewer))).toBe('OK');
  expect(countsInProject(permission)).toBe(true);
});

it('a permission that is not known may count', () => {
  expect(countsInProject('dashboard.share')).toBe(true);
  expect(permissions.filter((permission) => !countsInProject(permission))).toContain('billing.read');
});

const bindingId = '0b0be000-0000-4000-8000-000000000001';

/** Makes the newcomer an owner of project beta. */
function withProjectOwner(world: World): World {
  const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };
  const binding = {
    ...made,
    id: bindingId,
    subject: subjectOf('newcomer'),
    projectId: projects.beta,
    role: 'system:owner',
  };
  return { ...world, bindings: [...world.bindings, binding] };
}

function callOf(service: string, method: string): Call {
  const calls: Readonly<Record<string, Call>> | undefined = Object.entries(validCalls).find(
    ([n]) => n === service,
  )?.[1];
  const call = calls?.[method];
  if (!call) throw new Error(`no valid call of ${method}`);
  return call;
}
