import { describe, expect, test } from 'vitest';
import { isRoleGone, referenceOfRole, referencesOfRoles, roleName } from './role-name.ts';

const organizationId = 'b7a6f0a2-0000-4000-8000-000000000001';
const billing = { name: 'Billing: EU', organizationId, permissions: ['billing.read'], isSystem: false };
const system = (name: string) => ({ name, organizationId: '', permissions: [], isSystem: true });

test.each([
  ['system:debuginfo-writer', 'Debug Info Writer'],
  [`${organizationId}:Billing: EU`, 'Billing: EU'],
  ['system:nobody', 'system:nobody'],
  ['', ''],
])('calls %s “%s”', (reference, name) => expect(roleName(reference)).toBe(name));

test.each(['Debug Info Writer', 'debuginfo-writer', 'system:debuginfo-writer'])(
  'knows the system role that a backend spells “%s”',
  (name) => expect(referenceOfRole(system(name))).toBe('system:debuginfo-writer'),
);

test('refers to a custom role by organization and name, even one named like a system role', () => {
  expect(referenceOfRole(billing)).toBe(`${organizationId}:Billing: EU`);
  expect(referenceOfRole({ ...billing, name: 'Owner' })).toBe(`${organizationId}:Owner`);
});

test('keeps a system role that this console has never heard of', () => {
  expect(referenceOfRole(system('auditor'))).toBe('system:auditor');
});

describe('a role is gone', () => {
  const existing = referencesOfRoles([billing, system('auditor')]);
  test('when the organization has no such role, or the reference cannot be read', () => {
    expect(isRoleGone(`${organizationId}:Old`, existing)).toBe(true);
    expect(isRoleGone('system:nobody', existing)).toBe(true);
  });
  test('but not when it is listed, or is a system role', () => {
    expect(isRoleGone(`${organizationId}:Billing: EU`, existing)).toBe(false);
    expect(isRoleGone('system:auditor', existing)).toBe(false);
    expect(isRoleGone('system:owner', new Set())).toBe(false);
  });
  test('but not when the roles may not be seen: unknown is not gone', () => {
    expect(isRoleGone(`${organizationId}:Old`, undefined)).toBe(false);
  });
});
