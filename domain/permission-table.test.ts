import { describe, expect, it } from 'vitest';
import { permissionOf, requirementOf } from '#domain/permission-table.ts';
import { services } from '#domain/testing/test-world.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

const methods = Object.values(services).flatMap((service) => service.methods);

/** What can't be read off the name: `CreateServiceAccountToken` asks for serviceaccounttoken.create, these differ. */
const exceptions: Readonly<Record<string, string>> = {
  CanI: 'signed-in',
  ListPermissions: 'signed-in',
  GetSelf: 'signed-in',
  GetCapabilities: 'signed-in',
  GetOwnAccess: 'signed-in',
  GetInviteDetails: 'signed-in',
  AcceptInvite: 'signed-in',
  GetProjects: 'visible',
  GetOrganizations: 'visible',
  ListInviteAcceptances: 'invite.list',
  ShouldInitiateUpload: 'debuginfo.write',
  InitiateUpload: 'debuginfo.write',
  Upload: 'debuginfo.write',
  MarkUploadFinished: 'debuginfo.write',
  WriteRaw: 'profile.write',
};

describe('the permission table', () => {
  it.each(methods.map((method) => ({ name: method.name, method })))('lines up with the name of $name', (entry) => {
    expect(requirementOf(entry.method)).toBe(exceptions[entry.name] ?? byName(entry.name));
  });

  it('refuses a method that has no entry', () => {
    const unknown = { ...RoleService.method.listRoles, localName: 'purgeRoles', name: 'PurgeRoles' };
    expect(() => requirementOf(unknown)).toThrow('RoleService.PurgeRoles has no entry');
  });

  it('never lets a method that needs no permission pass for one that does', () => {
    expect(permissionOf(RoleService.method.listRoles)).toBe('role.list');
    expect(() => permissionOf(RoleService.method.listPermissions)).toThrow('ListPermissions needs no permission');
  });
});

function byName(name: string): string {
  const [, verb = '', noun = ''] = /^(List|Get|Create|Delete|Expire)(.+?)s?$/u.exec(name) ?? [];
  return `${noun.toLowerCase()}.${verb === 'Get' ? 'read' : verb.toLowerCase()}`;
}
