import type { DescMethod } from '@bufbuild/protobuf';
import { createConnectRouter } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { createRoutes } from '#domain/routes.ts';
import { permissionsOfRole } from '#domain/rules/access.ts';
import { type Permission, permissions } from '#domain/rules/permissions.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import type { World } from '#domain/store/world.ts';
import { forPeople, neededBy, outOfUse } from '#domain/testing/needed-rights.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import {
  type Actor,
  actors,
  humans,
  machines,
  organizations,
  projects,
  subjectOf,
} from '#domain/testing/test-records.ts';
import { createTestWorld, services } from '#domain/testing/test-world.ts';
import { type Call, type Grant, validCalls } from '#domain/testing/valid-calls.ts';

/** Every RPC with its one valid request. The project is beta: nobody is bound there, and only wide rights reach it. */
const rpcs = Object.entries(services).flatMap(([name, service]) =>
  service.methods.map((method) => ({ name: method.name, method, call: callOf(name, method) })),
);
const onEdge = new Set(['DebuginfoService', 'ProfileStoreService']);
const viewerGrant: Grant = { reference: 'system:viewer', id: 'system:viewer', permissions: ['view.read'] };

describe.each(actors)('%s', (actor) => {
  it.each(rpcs)('$name answers as their role says', async ({ method, call }) => {
    const world = await createTestWorld();
    const answer = await codeOf(call(world.as(actor, projects.beta), viewerGrant));
    expect(answer).toBe(expectedOf(actor, method));
    expect(world.reports).toEqual([]);
    expect(answer === 'OK' ? [] : await world.audited()).toEqual([]);
  });
});

/** What product.md says of a caller and an RPC, told without the code under test. */
function expectedOf(actor: Actor, method: DescMethod): string {
  if (actor === 'signedOut') return 'Unauthenticated';
  const isMachine = Object.hasOwn(machines, actor);
  if (forPeople.has(method.name) && isMachine) return 'PermissionDenied';
  if (outOfUse.has(method.name)) return 'Unimplemented';
  const seesAcme = actor !== 'newcomer' && actor !== 'stranger' && actor !== 'strangerMachine';
  if (method.name === 'GetOwnAccess') return seesAcme ? 'OK' : 'NotFound';
  const needed = neededBy(method);
  if (needed.length === 0) return 'OK';
  if (!seesAcme) return onEdge.has(method.parent.name) ? 'PermissionDenied' : 'NotFound';
  const held = organizationWide[actor];
  return needed.every((permission) => held.includes(permission)) ? 'OK' : 'PermissionDenied';
}

/** What an actor holds in all of Acme. Bindings to alpha and tokens limited to alpha count for nothing here. */
const organizationWide: Readonly<Record<Exclude<Actor, 'signedOut'>, readonly Permission[]>> = {
  owner: permissions,
  writer: permissionsOfRole('system:writer', []),
  viewer: permissionsOfRole('system:viewer', []),
  projectOwner: [],
  billing: ['billing.read', 'billing.modify'],
  newcomer: [],
  stranger: [],
  ownerMachine: permissions,
  agent: permissionsOfRole('system:writer', []),
  scraper: [],
  uploader: ['debuginfo.write'],
  idleMachine: [],
  limitedMachine: [],
  strangerMachine: [],
};

const guarded = rpcs
  .map((rpc) => Object.assign(rpc, { needed: neededBy(rpc.method) }))
  .filter(({ needed }) => needed.length > 0);
const questions = guarded.flatMap((rpc) => rpc.needed.map((permission) => Object.assign({ permission }, rpc)));

describe('a role of what is needed and nothing more', () => {
  it.each(guarded)('is enough for $name: $needed', async ({ call, needed }) => {
    const world = await createTestWorld((before) => withRole(before, needed));
    expect(await codeOf(call(world.as('newcomer', projects.beta), probe(needed)))).toBe('OK');
  });
});

describe('a role of every permission but one', () => {
  it.each(questions)('$name asks for $permission', async ({ call, permission }) => {
    const rest = permissions.filter((other) => other !== permission);
    const world = await createTestWorld((before) => withRole(before, rest));
    const refused = await refusal(call(world.as('newcomer', projects.beta), probe(rest)));
    expect(refused).toMatchObject({ code: 'PermissionDenied', reason: 'PERMISSION_MISSING', metadata: { permission } });
    expect(refused.message).toContain(permission);
    expect(await world.audited()).toEqual([]);
  });
});

describe('the tables', () => {
  it('cover every method that is served', async () => {
    const router = createConnectRouter();
    createRoutes((await createTestWorld()).host)(router);
    const served = router.handlers.map((handler) => handler.requestPath);
    const covered = rpcs.map(({ method }) => `/${method.parent.typeName}/${method.name}`);
    expect(covered.toSorted()).toEqual(served.toSorted());
  });

  it('have an actor for each kind of caller', () => {
    expect(actors).toEqual([...Object.keys(humans), ...Object.keys(machines), 'signedOut']);
  });
});

function callOf(service: string, method: DescMethod): Call {
  const calls: Readonly<Record<string, Call>> | undefined = Object.entries(validCalls).find(
    ([n]) => n === service,
  )?.[1];
  const call = calls?.[method.localName];
  if (!call) throw new Error(`no valid call of ${method.name}`);
  return call;
}

const probeId = '0b0be000-0000-4000-8000-000000000001';

function probe(held: readonly Permission[]): Grant {
  return { reference: roleReference(organizations.acme, 'Probe'), id: probeId, permissions: held };
}

/** Gives the newcomer a custom role of these permissions, organization-wide. */
function withRole(world: World, held: readonly Permission[]): World {
  const made = { organizationId: organizations.acme, createdAt: new Date(0), createdBy: 'system' };
  const { reference } = probe(held);
  const binding = { ...made, id: probeId, subject: subjectOf('newcomer'), projectId: null, role: reference };
  return {
    ...world,
    roles: [...world.roles, { ...made, id: probeId, name: 'Probe', permissions: held, version: 1 }],
    bindings: [...world.bindings, binding],
  };
}
