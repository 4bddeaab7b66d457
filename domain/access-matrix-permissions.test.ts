import { describe, expect, it } from 'vitest';
import { type Permission, permissions } from '#domain/rules/permissions.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import type { World } from '#domain/store/world.ts';
import { callsOfUsedRole, everyRpc, withAskedRecords } from '#domain/testing/asked-calls.ts';
import { disabled, neededBy } from '#domain/testing/needed-rights.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import type { Grant } from '#domain/testing/valid-calls.ts';

/** Permissions one by one, which the system roles don't tell apart: by custom roles, organization-wide. */

const guarded = [...everyRpc, ...callsOfUsedRole]
  .map((rpc) => Object.assign({ needed: [...neededBy(rpc.method), ...rpc.further] }, rpc))
  .filter(({ needed }) => needed.length > 0);
const questions = guarded.flatMap((rpc) => rpc.needed.map((permission) => Object.assign({ permission }, rpc)));

describe('a role of what is needed and nothing more', () => {
  it.each(guarded)('is enough for $name: $needed', async ({ call, method, needed }) => {
    const world = await createTestWorld((before) => withRole(withAskedRecords(before), needed));
    const code = disabled.has(method.name) ? 'FailedPrecondition' : 'OK';
    expect(await codeOf(call(world.as('newcomer', projects.beta), probe(needed)))).toBe(code);
  });
});

describe('a role of every permission but one', () => {
  it.each(questions)('$name asks for $permission', async ({ call, permission }) => {
    const rest = permissions.filter((other) => other !== permission);
    const world = await createTestWorld((before) => withRole(withAskedRecords(before), rest));
    const refused = await refusal(call(world.as('newcomer', projects.beta), probe(rest)));
    expect(refused).toMatchObject({ code: 'PermissionDenied', reason: 'PERMISSION_MISSING', metadata: { permission } });
    expect(refused.message).toContain(permission);
    expect(world.commits()).toBe(0);
  });
});

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
