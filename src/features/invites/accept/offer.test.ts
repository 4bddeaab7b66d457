import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { InviteSchema, RoleSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { OwnAccess } from '#src/api/own-access.ts';
import { offerOf } from './offer.ts';

const now = new Date('2026-03-01T12:00:00Z');
const self = { authProvider: 'dev', email: 'noah@acme.example' };
const viewer = create(RoleSchema, {
  id: 'system:viewer',
  name: 'Viewer',
  isSystem: true,
  permissions: ['project.list'],
});
const open = create(InviteSchema, { role: viewer, createdBy: 'user:dev:olivia@acme.example' });

function having(role: string, permissions: readonly string[], projectId = ''): OwnAccess {
  const scopes = [
    { projectId: '', permissions: projectId === '' ? permissions : [] },
    ...(projectId === '' ? [] : [{ projectId, permissions }]),
  ];
  return { roleBindings: [{ id: 'b', role, projectId }], scopes, owners: [], isComplete: true };
}

const why = (parts: object) => offerOf(create(InviteSchema, { ...open, ...parts }), self, undefined, now).is;

const standing = (access: OwnAccess | undefined) => {
  const offer = offerOf(open, self, access, now);
  return offer.is === 'open' ? offer.standing : offer;
};

describe('what accepting changes', () => {
  it('is everything for somebody who is not in the organization', () => {
    expect(standing(undefined)).toEqual({ is: 'new' });
  });

  it('is nothing for somebody who has the role', () => {
    expect(standing(having('system:viewer', ['project.list']))).toEqual({ is: 'has-role' });
  });

  it('is nothing that they couldn’t do for somebody whose roles allow more', () => {
    const owner = having('system:owner', ['project.list', 'project.delete']);
    expect(standing(owner)).toEqual({ is: 'has-more', roles: ['Owner'] });
  });

  it('is the role besides theirs for somebody who can do less', () => {
    const billing = having('org:Billing Admin', ['billing.read']);
    expect(standing(billing)).toMatchObject({ is: 'more-to-get' });
  });

  it('is the whole organization for somebody who has the role in one project', () => {
    expect(standing(having('system:viewer', ['project.list'], 'p'))).toEqual({ is: 'more-to-get', roles: [] });
  });
});

describe('an invite that can’t be accepted', () => {
  it('says why', () => {
    const past = timestampFromDate(new Date('2026-02-01T00:00:00Z'));
    expect(why({ expiresAt: past })).toBe('expired');
    expect(why({ expiredAt: past })).toBe('ended');
    expect(why({ role: undefined })).toBe('role-gone');
    expect(why({ makerLostRight: true })).toBe('maker-lost-right');
    expect(why({ createdBy: 'user:dev:noah@acme.example' })).toBe('own');
  });
});
