import { describe, expect, it } from 'vitest';
import { missingPermissions, permissionsAt, permissionsOfRole } from '#domain/rules/access.ts';
import { isPermission, permissions } from '#domain/rules/permissions.ts';
import { parseRoleReference, roleReference } from '#domain/rules/role-reference.ts';
import { isSystemRoleName } from '#domain/rules/system-role-name.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

const custom = [
  { organizationId: 'org', name: 'Billing Admin', permissions: ['billing.read', 'billing.modify'] },
  { organizationId: 'org', name: 'a:b', permissions: ['view.read', 'future.permission'] },
  { organizationId: 'other', name: 'Theirs', permissions: ['profile.write'] },
];

describe('permissionsOfRole', () => {
  it.each([
    ['system:owner', permissions],
    ['system:profile-writer', ['profile.write']],
    ['org:Billing Admin', ['billing.read', 'billing.modify']],
    ['org:a:b', ['view.read']],
    ['org:Theirs', []],
    ['org:billing admin', []],
    ['org:deleted', []],
    ['system:admin', []],
    ['system:', []],
    ['owner', []],
    ['toString', []],
    ['system:constructor', []],
    ['', []],
  ])('of %j are %j', (reference, expected) => {
    expect(permissionsOfRole(reference, custom)).toEqual(expected);
  });
});

describe('permissionsAt', () => {
  const bindings = [
    { role: 'system:debuginfo-writer', projectId: null },
    { role: 'org:Billing Admin', projectId: 'alpha' },
  ];

  it.each([
    [null, ['debuginfo.write']],
    ['alpha', ['debuginfo.write', 'billing.read', 'billing.modify']],
    ['beta', ['debuginfo.write']],
  ])('at %j are those of the organization and of that project', (scope, expected) => {
    expect([...permissionsAt(scope, bindings, custom)]).toEqual(expected);
  });

  it('is empty without bindings, and says each permission once', () => {
    expect(permissionsAt(null, [], custom).size).toBe(0);
    const twice = [...bindings, ...bindings];
    expect([...permissionsAt('alpha', twice, custom)]).toHaveLength(3);
  });

  it('never takes an empty string for the whole organization', () => {
    expect(permissionsAt('', [{ role: 'system:owner', projectId: 'alpha' }], []).size).toBe(0);
    expect(permissionsAt(null, [{ role: 'system:owner', projectId: '' }], []).size).toBe(0);
  });
});

describe('missingPermissions', () => {
  it.each([
    [['billing.read'], ['billing.read'], []],
    [['billing.modify', 'profile.read', 'billing.modify'], ['role.list'], ['profile.read', 'billing.modify']],
    [[], [], []],
  ] as const)('of %j beyond %j are %j', (wanted, held, expected) => {
    expect(missingPermissions(wanted, new Set(held))).toEqual(expected);
  });
});

describe('the system roles', () => {
  it('hold what product and screens say they hold', () => {
    const { 'system:viewer': viewer, 'system:writer': writer } = systemRoles;
    expect(systemRoles['system:owner']).toEqual(permissions);
    expect(writer.filter((permission) => !viewer.includes(permission))).toEqual(['profile.write', 'debuginfo.write']);
    expect(viewer.every((permission) => /\.(list|read)$/u.test(permission))).toBe(true);
    expect(systemRoles['system:profile-writer']).toEqual(['profile.write']);
    expect(systemRoles['system:debuginfo-writer']).toEqual(['debuginfo.write']);
  });

  it('let no viewer see invites, whose tokens are secrets, or billing', () => {
    const hidden = new Set<string>(['invite.list', 'billing.read', 'organization.usage.read']);
    expect(systemRoles['system:writer'].filter((permission) => hidden.has(permission))).toEqual([]);
  });

  it.each([
    'owner|Owner|PROFILE WRITER|profile-writer|debuginfo  writer|profile_writer|Owner.',
    'system:viewer|system:owner|SYSTEM: owner|system owner|system:admin|sуstem:admin',
    'Owner\u200D|O\u00ADwner|Оwner|ОWΝЕR|νіеwеr|Ｏｗｎｅｒ|𝐎𝐰𝐧𝐞𝐫|Ówner|0wner|profiIe writer',
  ])('own each of the names %j', (names) => {
    expect(names.split('|').filter((name) => !isSystemRoleName(name))).toEqual([]);
  });

  it.each([
    'Owners|Co-owner|Billing Admin|System admin|systems:all|constructor|',
    'Владелец|Ιδιοκτήτης|所有者|مالك|writer 2',
  ])('leave each of the names %j to others', (names) => {
    expect(names.split('|').filter((name) => isSystemRoleName(name))).toEqual([]);
  });
});

describe('permissions', () => {
  it('are each named once, as resource and verb', () => {
    expect(new Set(permissions).size).toBe(permissions.length);
    expect(permissions.filter((permission) => !/^[a-z]+(\.[a-z]+){1,2}$/u.test(permission))).toEqual([]);
  });

  it.each(['', 'profile', 'Profile.read', 'profile.read ', 'toString', '__proto__'])('do not include %j', (text) => {
    expect(isPermission(text)).toBe(false);
  });
});

describe('role references', () => {
  it.each([
    ['system:owner', { kind: 'system', role: 'system:owner' }],
    ['system:nobody', { kind: 'unknown', raw: 'system:nobody' }],
    ['org:Name', { kind: 'custom', organizationId: 'org', name: 'Name' }],
    ['org:a:b:', { kind: 'custom', organizationId: 'org', name: 'a:b:' }],
    [roleReference('org', 'owner'), { kind: 'custom', organizationId: 'org', name: 'owner' }],
    ['org:', { kind: 'unknown', raw: 'org:' }],
    [':name', { kind: 'unknown', raw: ':name' }],
    ['o:name', { kind: 'custom', organizationId: 'o', name: 'name' }],
    ['name', { kind: 'unknown', raw: 'name' }],
    ['', { kind: 'unknown', raw: '' }],
  ])('read %j', (reference, parsed) => {
    expect(parseRoleReference(reference)).toEqual(parsed);
  });
});
