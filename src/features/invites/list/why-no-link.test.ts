import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import type { Permission } from '#domain/rules/permissions.ts';
import { InviteSchema, RoleSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { inviteRows } from './invite-rows.ts';
import { whyNoLink } from './why-no-link.ts';

const role = create(RoleSchema, { id: 'r', name: 'Deployer', organizationId: 'o', permissions: ['project.delete'] });
const yes = { allowed: true, reason: undefined };

function rowOf(parts: object) {
  const [row] = inviteRows([create(InviteSchema, { id: 'i', role, ...parts })], new Date('2026-03-01T12:00:00Z'));
  if (!row) throw new Error('no row');
  return row;
}

const holding =
  (...permissions: Permission[]) =>
  () =>
    new Set(permissions);

describe('the link of an invite', () => {
  it('can be copied where the server sends it', () => {
    expect(whyNoLink(rowOf({ token: 't' }), { create: yes, held: holding() })).toBeUndefined();
  });

  it('names the permission to invite for a person without it', () => {
    const no = { allowed: false, reason: 'You need invite.create.' };
    expect(whyNoLink(rowOf({}), { create: no, held: holding() })).toBe('You need invite.create.');
  });

  it('names what the person lacks for a role that they can’t give', () => {
    expect(whyNoLink(rowOf({}), { create: yes, held: holding('project.list') })).toContain('project.delete');
  });

  it('is of no use when nobody can accept the invite', () => {
    const gone = rowOf({ role: undefined, token: 't' });
    expect(whyNoLink(gone, { create: yes, held: holding('project.delete') })).toMatch(
      /role of this invite was deleted/,
    );
  });
});
