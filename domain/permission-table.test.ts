import { describe, expect, it } from 'vitest';
import { permissionOf, permissionsIn, permissionsOf, requirementOf } from '#domain/permission-table.ts';
import { neededBy } from '#domain/testing/needed-rights.ts';
import { services } from '#domain/testing/test-world.ts';
import { CustomRoleService } from '#proto/console/role/v1alpha1/role_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

const methods = Object.values(services).flatMap((service) => service.methods);

describe('the permission table', () => {
  it.each(methods.map((method) => ({ name: method.name, method })))('needs for $name what was told', ({ method }) => {
    expect(permissionsIn(requirementOf(method))).toEqual(neededBy(method));
  });

  it('refuses a method that has no entry', () => {
    const unknown = { ...RoleService.method.listRoles, localName: 'purgeRoles', name: 'PurgeRoles' };
    expect(() => requirementOf(unknown)).toThrow('RoleService.PurgeRoles has no entry');
  });

  it('never lets a method that needs no permission pass for one that does', () => {
    expect(permissionOf(RoleService.method.listRoles)).toBe('role.list');
    expect(() => permissionOf(RoleService.method.listPermissions)).toThrow('ListPermissions needs no permission');
  });

  it('never lets one of several permissions pass for all', () => {
    const { updateRole } = CustomRoleService.method;
    expect(permissionsOf(updateRole)).toEqual(['role.create', 'role.delete']);
    expect(() => permissionOf(updateRole)).toThrow('UpdateRole needs several permissions');
  });
});
